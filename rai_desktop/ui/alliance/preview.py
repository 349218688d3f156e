"""What comes of the reports, as tables to look at: members, figures and files."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rai_desktop.domain.texts import N_
from rai_desktop.services.alliance.model import FileState, MemberState
from rai_desktop.words import Words

MEMBERS, FIGURES, FILES = N_("Members"), N_("Figures"), N_("Files")
HEADINGS: Mapping[str, Sequence[str]] = {
    MEMBERS: (N_("Member number"), N_("Name"), N_("Where it stands"), N_("What to do")),
    FIGURES: (
        N_("Metric"),
        N_("Group of members"),
        N_("n"),
        N_("Mean"),
        N_("How members are spread"),
    ),
    FILES: (N_("File"), N_("Where it stands"), N_("Why")),
}
WIDE = {MEMBERS: 3, FIGURES: 4, FILES: 2}
"""The column of each table that takes the room which is left."""

Row = tuple[str, ...]
View = Mapping[str, Any]


def ordered(view: View) -> View:
    """Return the view with what needs somebody first: missing members, files not taken."""
    states, files = list(MemberState), list(FileState)
    return {
        **view,
        "members": sorted(view["members"], key=lambda each: -states.index(each["state"])),
        "files": sorted(view["files"], key=lambda each: -files.index(each["state"])),
    }


def rows_of(about: str, view: View, words: Words) -> list[Row]:
    """Return the rows of one of the tables."""
    return list(_MAKERS[about](view, words))


def _members(view: View, words: Words) -> Iterator[Row]:
    for each in view["members"]:
        state = words(MemberState(each["state"]).label)
        yield each["number"], each["name"], state, each["text"]


def _figures(view: View, words: Words) -> Iterator[Row]:
    del words  # the view holds texts in the right language
    for each in view["figures"]:
        for group in each["groups"]:
            yield (
                each["title"],
                group["group_title"],
                group["n_text"],
                group["mean_text"],
                group["counts_text"],
            )


def _files(view: View, words: Words) -> Iterator[Row]:
    for each in view["files"]:
        yield each["file"], words(FileState(each["state"]).label), each["text"]


_MAKERS = {MEMBERS: _members, FIGURES: _figures, FILES: _files}


def summary(view: View, words: Words) -> str:
    """Return in a sentence or two what came."""
    states = [
        f"{words(state.label)}: {words.number(view['states'][state])}" for state in MemberState
    ]
    year = words.filled(N_("Year {year}"), year=view["year"])
    return "\n".join((" · ".join((year, *states)), *view["remarks"]))
