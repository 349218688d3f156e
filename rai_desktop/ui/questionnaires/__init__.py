"""Sending questionnaires and reading filled ones in."""
