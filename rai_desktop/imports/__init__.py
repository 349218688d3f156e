"""Readers of foreign lists: workbooks, separated values and JSON, none of them trusted."""
