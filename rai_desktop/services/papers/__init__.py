"""Papers: documents in one language as frozen data, written as PDF and as editable Word files."""
