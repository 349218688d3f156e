"""Registers: what goes to auditors, as data that writers turn into Excel, PDF, CSV and JSON."""
