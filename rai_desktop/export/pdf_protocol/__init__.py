"""Protocols of reviews as PDF documents."""

from rai_desktop.export.pdf_protocol.writer import write_pdf

__all__ = ["write_pdf"]
