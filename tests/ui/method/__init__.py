"""Tests of the risk method in the window."""
