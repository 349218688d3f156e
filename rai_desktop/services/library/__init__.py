"""The library of typical risks and mitigations at work in a project."""
