"""The manual: its pages, and what is found in them."""
