"""Windows, forms and tables."""
