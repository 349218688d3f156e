"""Excel workbooks: registers that people filter, auditors comment and the program reads again."""

from rai_desktop.export.excel.workbook import write_workbook, write_workbooks

__all__ = ["write_workbook", "write_workbooks"]
