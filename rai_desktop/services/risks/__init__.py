"""Risks over time: how their levels moved, and the history of one."""
