"""The alliance's side: members, their yearly reports, and what can be said over all of them."""
