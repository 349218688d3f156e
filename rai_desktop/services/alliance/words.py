"""How figures, groups and categories of the alliance view are said in a language."""

from collections.abc import Iterator, Mapping, Sequence

from rai_desktop.domain.codes import LabelledCode, OrganisationKind
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.domain.yearly_report import MemberSize, ReportState
from rai_desktop.services.alliance.figures import NONE, Block, GroupFigure, is_open_block
from rai_desktop.services.alliance.groups import Dimension, Group
from rai_desktop.services.alliance.measures import Scale
from rai_desktop.words import Words

SAYS_NOTHING = N_("Not stated")
_MOST_PARTS = 4
_SEPARATOR = " + "
_ROUNDED = {Scale.SHARE: 2, Scale.POINTS: 2}


def sentence(words: Words, told: Sentence) -> str:
    """Return a sentence in this language."""
    return words.told(told.text, told.values)


def code(words: Words, one: LabelledCode | None) -> str:
    """Return the word of a code; empty for ``None``."""
    return words(one.label) if one is not None else ""


def group_title(words: Words, group: Group) -> str:
    """Return what a group is called: all members, or the parts put together in it."""
    if group.dimension is None:
        return words(N_("All members"))
    parts = [_part(words, group.dimension, part) for part in group.parts]
    if len(parts) > _MOST_PARTS:
        others = len(parts) - _MOST_PARTS + 1
        more = words.plural("{count} other", "{count} others", others)
        parts = [*parts[: _MOST_PARTS - 1], more]
    return _SEPARATOR.join(parts)


def _part(words: Words, dimension: Dimension, part: str) -> str:
    if not part:
        return words(SAYS_NOTHING)
    if dimension is Dimension.SIZE:
        return code(words, MemberSize(part))
    return code(words, OrganisationKind(part)) if dimension is Dimension.KIND else part


def block_title(words: Words, scale: Scale, block: Block) -> str:
    """Return what categories counted together are called."""
    stated = [category for category in block if category != NONE]
    parts = list(_stated(words, scale, stated)) if stated else []
    silent = [words(SAYS_NOTHING)] if NONE in block else []
    return _SEPARATOR.join([*parts, *silent])


def _stated(words: Words, scale: Scale, categories: Sequence[str]) -> Iterator[str]:
    """Yield the words of categories; a range of numbers is one."""
    if scale is Scale.STATE and len(categories) > 2 and is_open_block(tuple(categories)):
        yield words(N_("Open or only partly met"))
    elif scale is Scale.STATE:
        yield from (code(words, ReportState(category)) for category in categories)
    elif scale is Scale.YES_NO:
        yield from (words(_YES_NO[category]) for category in categories)
    else:
        first, last = categories[0].partition("-")[0], categories[-1].rpartition("-")[2]
        span = first if first == last else f"{first}–{last}"
        is_level = scale is Scale.LEVEL
        yield words.filled(N_("level {level}"), level=span) if is_level else f"{span} %"


_YES_NO: Mapping[str, str] = {"yes": N_("Yes"), "no": N_("No")}


def rounded(scale: Scale, mean: float) -> float:
    """Return a mean as it is told everywhere: no more exact than is of use."""
    return round(mean, _ROUNDED.get(scale, 1)) + 0.0


def mean_text(words: Words, scale: Scale, mean: float | None) -> str:
    """Return a mean as people read it."""
    if mean is None:
        return "–"
    value = rounded(scale, mean)
    if scale is Scale.SHARE:
        return f"{round(100 * value)} %"
    sign = "+" if value > 0 and scale in (Scale.CHANGE, Scale.POINTS) else ""
    if scale is Scale.POINTS:
        return words.filled(N_("{number} points"), number=f"{sign}{round(100 * value)}")
    return f"{sign}{words.decimal(value)}"


def count_text(words: Words, figure: GroupFigure) -> str:
    """Return over how many members a figure is, or that it is at least over so many."""
    number = words.number(figure.count)
    return number if figure.is_exact else f"≥ {number}"


def spread_text(words: Words, scale: Scale, blocks: tuple[Block, ...], figure: GroupFigure) -> str:
    """Return how members are spread over categories, without those that nobody is in."""
    pairs = zip(blocks, figure.counts, strict=False)
    return " · ".join(
        f"{block_title(words, scale, block)}: {words.number(count)}"
        for block, count in pairs
        if count
    )
