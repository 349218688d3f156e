"""Searching everywhere: entries, commands, help, glossary and law by one text."""
