"""Content packs: law, method and texts as data."""
