"""Files that come from somebody else: what they say of themselves, and what is known of them."""
