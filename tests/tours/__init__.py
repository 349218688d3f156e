"""Each task of people from beginning to end in the real window: clicks, keys, minutes."""
