"""Earlier states of a project: naming one, comparing two, going back to one."""
