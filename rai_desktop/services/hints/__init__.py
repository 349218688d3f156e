"""Hints: automatic checks of the entries, computed and never stored.

What a person found is a finding, which is kept. A hint can be switched off with a reason, for one
entry or everywhere; that is kept. ``board`` has the hints of a project, ``model`` what one is,
``rules`` all that are looked for.
"""
