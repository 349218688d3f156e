"""Own exports that come back: what was edited in them becomes a merge with what happened here."""
