"""The one door to what a project is written with, which is loaded when the first change is made.

Whoever comes while another thread loads it waits here for all of it; two doors into packages that
need each other would let one thread see the other one's half.
"""

from rai_desktop.storage import attachments, copies, merging, state, step_log

__all__ = ["attachments", "copies", "merging", "state", "step_log"]
