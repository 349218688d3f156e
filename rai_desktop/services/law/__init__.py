"""The law for the systems of a project: answers, judging, recording, dates."""
