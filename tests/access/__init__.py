"""The real window as screen readers get it: over the system's accessibility bus."""
