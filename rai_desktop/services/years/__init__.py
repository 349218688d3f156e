"""The reporting year: closing it, and comparing one with another."""
