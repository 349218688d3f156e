"""Writers of papers: tagged PDF documents and editable Word files."""

from rai_desktop.export.papers.pdf import write_paper_pdf
from rai_desktop.export.papers.word import write_paper_word

__all__ = ["write_paper_pdf", "write_paper_word"]
