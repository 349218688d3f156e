"""Files as evidence: attaching them, opening and saving them."""
