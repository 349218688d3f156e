"""Forms: rows made from field descriptions, in sections composed by hand."""
