"""Protocols of reviews and of merges as PDF documents."""

from rai_desktop.export.pdf_protocol.merging import write_merge_pdf
from rai_desktop.export.pdf_protocol.writer import write_pdf

__all__ = ["write_merge_pdf", "write_pdf"]
