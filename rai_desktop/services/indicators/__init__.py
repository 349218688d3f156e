"""Key risk indicators of the method: their values today, and against an earlier day."""
