"""One module for each group of measurements."""
