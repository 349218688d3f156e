"""Walks the structure tree of a document the way a screen reader does."""

import re
from dataclasses import dataclass, field

from pypdf.generic import ArrayObject, ContentStream, IndirectObject

_SHOWN = {"Tj", "TJ", "'", '"'}
_PAINTED = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
_PAIR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>")


@dataclass
class Node:
    """An element: its role, its own text, and the elements in it, all in reading order."""

    role: str
    parent: "Node | None" = None
    alt: str = ""
    scope: str = ""
    language: str = ""
    parts: list = field(default_factory=list)

    @property
    def kids(self):
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def text(self):
        return "".join(part.text if isinstance(part, Node) else part for part in self.parts)

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()


@dataclass
class Structure:
    """What was found: the tree, what is drawn outside it, and which marks were read how often."""

    top: Node
    stray: list
    unread: set
    twice: list

    def nodes(self, *roles):
        return [node for node in self.top.walk() if node.role in roles]


def structure(reader):
    """Return the structure of a document, with the text of every element."""
    marked, stray = {}, []
    for page in reader.pages:
        found, outside = _marked_texts(page)
        marked[page.indirect_reference.idnum] = found
        stray += outside
    read = []
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    top = _node(root["/K"], None, marked, read)
    everything = {(page, mark) for page, found in marked.items() for mark in found}
    twice = [each for each in set(read) if read.count(each) > 1] if len(read) < 5000 else []
    return Structure(top, stray, everything - set(read), twice)


def _node(thing, parent, marked, read):
    element = thing.get_object()
    node = Node(
        element["/S"][1:], parent, element.get("/Alt", ""), language=element.get("/Lang", "")
    )
    about = element.get("/A")
    node.scope = about.get_object().get("/Scope", "") if about is not None else ""
    page = element.raw_get("/Pg").idnum if "/Pg" in element else 0
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, ArrayObject) else [element.raw_get("/K")]:
        _add(node, kid, page, marked, read)
    return node


def _add(node, kid, page, marked, read):
    thing = kid.get_object() if isinstance(kid, IndirectObject) else kid
    if isinstance(thing, int):
        read.append((page, thing))
        node.parts.append(marked[page][thing])
    elif thing.get("/Type") == "/MCR":
        own = thing.raw_get("/Pg").idnum
        read.append((own, thing["/MCID"]))
        node.parts.append(marked[own][thing["/MCID"]])
    elif "/S" in thing:
        node.parts.append(_node(thing, node, marked, read))


def _marked_texts(page):
    """Return the texts of a page by their marks, and what is drawn outside of all marks."""
    fonts = {name: _characters(font) for name, font in page["/Resources"]["/Font"].items()}
    found, stray, open_marks, font = {}, [], [], {}
    for operands, operator in ContentStream(page["/Contents"], page.pdf).operations:
        name = operator.decode()
        if name in ("BDC", "BMC"):
            number = operands[1]["/MCID"] if name == "BDC" else None
            open_marks.append(number)
            if number is not None:
                found.setdefault(number, "")
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            font = fonts[operands[0]]
        elif name in _SHOWN | _PAINTED and not open_marks:
            stray.append((page.page_number, name))
        elif name in _SHOWN and open_marks[-1] is not None:
            found[open_marks[-1]] += "".join(font[code] for code in operands[0].original_bytes)
    return found, stray


def _characters(font):
    data = font["/ToUnicode"].get_data().decode("ascii")
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _PAIR.findall(data)
    }
