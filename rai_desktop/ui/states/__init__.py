"""States of the project: comparing two, going back to one, checking files against the history."""
