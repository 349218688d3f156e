"""How long an unhurried person takes: a keystroke-level model with reading.

The times of hand and head are those of Card, Moran and Newell: a key of somebody who does not type
for a living, a hand that comes to the mouse and aims, a thought before every act. Everything that
comes onto the screen is looked at: sentences are read at 200 words a minute, the pace of learning
something; names, buttons, entries of lists and small notes below fields are scanned at 600, and so
is what was read in the same task before (Carver's paces of reading). What the program itself takes
is not counted.
"""

from dataclasses import dataclass, field

KEY = 0.28
POINT = 1.1
PRESS = 0.2
HOME = 0.4
THINK = 1.35
READ_WORD = 60 / 200
SCANNED_WORD = 60 / 600
ENDS = (".", "?", "!", ".“", "?“", ".”", "?”")
"""Ends of what is a sentence, and is read."""


@dataclass
class Effort:
    """What a task took so far; ``known`` are the texts that were read, ``shown`` those of now."""

    clicks: int = 0
    keys: int = 0
    acts: int = 0
    homings: int = 0
    read: int = 0
    scanned: int = 0
    known: set[tuple[str, bool]] = field(default_factory=set)
    shown: set[tuple[str, bool]] = field(default_factory=set)
    has_mouse: bool | None = None

    @property
    def seconds(self) -> float:
        """Return how long a person takes."""
        hands = self.keys * KEY + self.clicks * (POINT + PRESS) + self.homings * HOME
        return hands + self.acts * THINK + self.read * READ_WORD + self.scanned * SCANNED_WORD

    def act(self, *, by_mouse: bool) -> None:
        """Note that the person decided to do something, by mouse or by keys."""
        self.acts += 1
        if self.has_mouse is not None and self.has_mouse is not by_mouse:
            self.homings += 1
        self.has_mouse = by_mouse

    def see(self, texts: set[tuple[str, bool]]) -> None:
        """Read what has come onto the screen: texts, each with whether it is a small note."""
        for text, is_note in texts - self.shown:
            count = len(text.split())
            if is_note or (text, is_note) in self.known or not text.endswith(ENDS):
                self.scanned += count
            else:
                self.read += count
        self.known |= texts
        self.shown = texts
