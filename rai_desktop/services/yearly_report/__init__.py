"""The yearly report of a member: what stands in it, what leaves, and what was sent."""
