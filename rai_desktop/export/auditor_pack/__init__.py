"""Writing packs for auditors."""

from rai_desktop.export.auditor_pack.writer import write_pack

__all__ = ["write_pack"]
