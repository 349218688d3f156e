"""Packs as plain tables and back, so that they can be edited in a spreadsheet."""

from rai_desktop.catalogue.pack_tables.draft import PackDraft, TableProblem, draft_of
from rai_desktop.catalogue.pack_tables.tables import Table, tables_of

__all__ = ["PackDraft", "Table", "TableProblem", "draft_of", "tables_of"]
