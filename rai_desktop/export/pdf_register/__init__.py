"""The register as a PDF document that auditors and management read."""

from rai_desktop.export.pdf_register.writer import write_pdf

__all__ = ["write_pdf"]
