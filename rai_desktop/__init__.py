"""RAI Desktop: an offline register of AI systems, their risks, mitigations and people."""

__version__ = "0.1.0"
