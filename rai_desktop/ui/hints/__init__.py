"""Hints in the window: the page of all of them, and marks on the fields of forms."""
