"""Writers of papers: tagged PDF documents, editable Word files, and small workbooks."""

from rai_desktop.export.papers.pdf import write_paper_pdf
from rai_desktop.export.papers.word import write_paper_word
from rai_desktop.export.papers.workbook import write_paper_workbook

__all__ = ["write_paper_pdf", "write_paper_word", "write_paper_workbook"]
