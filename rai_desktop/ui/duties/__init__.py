"""What the window shows about duties: their law in the form, quick acts on tasks, the calendar."""
