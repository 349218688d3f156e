"""The pack for an auditor: registers, documents, evidence and checksums in one ZIP file."""
