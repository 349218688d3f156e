"""Documents in the window: seen before they are written, and printed."""
