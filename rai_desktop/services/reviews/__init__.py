"""Reviews of AI systems and risks: what waits, what changed, recording, whether they still hold."""
