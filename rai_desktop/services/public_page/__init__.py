"""The public page: what a company tells everybody about AI systems that it chose."""
