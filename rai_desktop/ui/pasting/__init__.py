"""Pasting cells from a spreadsheet into a list: the keys, the preview, and the step."""
