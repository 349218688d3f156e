"""Entities, field descriptions, rules, steps and merging; no files, no clock, no libraries."""
