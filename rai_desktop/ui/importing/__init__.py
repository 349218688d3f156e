"""The assistant that reads lists in: which list, what its columns are, and what would happen."""
