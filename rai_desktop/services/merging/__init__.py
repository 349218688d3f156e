"""Bringing two copies of a project together: plan, decisions, the step, and what is told of it."""
