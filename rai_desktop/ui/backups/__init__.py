"""The earlier states of a project: looking at them and getting one back."""
