"""Questionnaires: blank forms to mail, filled ones to read, and who was asked."""
