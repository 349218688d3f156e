"""RAI Desktop: an offline register of AI systems, their risks, mitigations and people."""

import os

__version__ = "0.1.0"

os.environ.setdefault("OPENPYXL_LXML", "False")
# openpyxl would write other bytes, and read with fewer safeguards, where python-docx brought lxml
