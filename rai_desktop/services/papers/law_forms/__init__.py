"""Forms of the law as papers: filled with what the inventory knows, the rest left to people."""
