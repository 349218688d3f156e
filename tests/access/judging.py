"""What is wrong with a window as it is read over the bus."""

from itertools import chain

NAMELESS = {"table cell", "table column header", "table row header", "tree item", "list item"}
"""Cells may be empty."""

PANES = {"filler", "panel", "scroll pane", "unknown"}
PRESSED = {"push button", "check box", "radio button", "menu item"}
TIP = "<p>"


def faults(tree, locale):
    """Give what is wrong with the windows of ``tree``, whose texts are in ``locale``."""
    parts = list(chain.from_iterable(map(walk, tree)))
    found = {
        f"{check.__name__}: {_called(part)}" for part in parts for check in CHECKS if check(part)
    }
    found |= {f"in_{part['locale']}: {_called(part)}" for part in parts if part["locale"] != locale}
    if not any(part["role"] == "heading" for part in parts):
        found.add("without_a_heading")
    return sorted(found)


def walk(part):
    """Give a part and all that is in it."""
    yield part
    for below in part["children"]:
        yield from walk(below)


def without_a_name(part):
    return "focusable" in part["states"] and part["role"] not in NAMELESS and not part["name"]


def without_a_role(part):
    is_stop = "focusable" in part["states"] and not part["children"]
    return part["role"] == "unknown" or (is_stop and part["role"] == "filler")


def with_marks(part):
    return part["name"].startswith(TIP) or part["description"].startswith(TIP)


def without_a_label(part):
    return part["role"] == "combo box" and not any(part.get("labels", ()))


def that_cannot_be_done(part):
    is_ready = {"focusable", "enabled"} <= set(part["states"])
    return is_ready and part["role"] in PRESSED and not part.get("action")


def without_heads(part):
    table = part.get("table")
    return bool(table and part["role"] == "table" and table["rows"] and not all(table["heads"]))


def out_of_range(part):
    least, now, most = part.get("value") or (0, 0, 0)
    return least <= most and not least <= now <= most


def _called(part):
    return f"{part['role']} {part['name']!r}"


CHECKS = (
    without_a_name,
    without_a_role,
    with_marks,
    without_a_label,
    that_cannot_be_done,
    without_heads,
    out_of_range,
)


def text_of(tree):
    """Return what there is to read, a line for each part that says anything."""
    return "\n".join(chain.from_iterable(_lines(window, 0) for window in tree)) + "\n"


def _lines(part, depth):
    told = [part["description"], *(part.get("labels") or ()), part.get("text", "")]
    more = " | ".join(dict.fromkeys(text for text in told if text and text != part["name"]))
    states = [state for state in TOLD_STATES if state in part["states"]]
    is_told = part["name"] or more or part["role"] not in PANES
    if is_told:
        yield "  " * depth + " ".join(
            filter(None, (part["role"], repr(part["name"]), *states, more and f"– {more}"))
        )
    for below in part["children"]:
        yield from _lines(below, depth + bool(is_told))


TOLD_STATES = ("focused", "checked", "selected", "expanded", "invalid-entry", "required")
