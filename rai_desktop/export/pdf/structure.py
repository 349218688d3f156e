"""The structure tree: what a screen reader reads, in reading order, apart from how it looks."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rai_desktop.export.pdf.objects import StreamedDocument


@dataclass(slots=True)
class Element:
    """A node of the tree that is not yet written."""

    number: int
    role: str
    parent: int
    entries: str = ""
    page: int = 0
    kids: list[str] = field(default_factory=list)


class StructureTree:
    """Collects the elements of one document and writes each as soon as it is complete."""

    def __init__(self, document: StreamedDocument) -> None:
        self._document = document
        self._root = document.reserve()
        self._parents = document.reserve()
        self._keys: list[str] = []
        self.top = Element(number=document.reserve(), role="Document", parent=self._root)
        self._open = [self.top]

    @property
    def current(self) -> Element:
        """The element that encloses what is drawn now."""
        return self._open[-1]

    def child(self, parent: Element, role: str, entries: str = "") -> Element:
        """Return a new last child of ``parent``; ``entries`` are further dictionary entries."""
        number = self._document.reserve()
        parent.kids.append(f"{number} 0 R")
        return Element(number, role, parent.number, entries)

    def enter(self, element: Element) -> None:
        """Make ``element`` the current one."""
        self._open.append(element)

    def leave(self) -> None:
        """Go back to the element that encloses the current one."""
        self._open.pop()

    def write(self, element: Element) -> None:
        """Write ``element``; it takes no more kids."""
        page = f"/Pg {element.page} 0 R" if element.page else ""
        kids = element.kids[0] if len(element.kids) == 1 else f"[{' '.join(element.kids)}]"
        self._document.put(
            element.number,
            f"<</S/{element.role}/P {element.parent} 0 R{page}{element.entries}/K {kids}>>",
        )

    def new_key(self) -> int:
        """Return a key under which a page or a link finds its elements."""
        self._keys.append("null")
        return len(self._keys) - 1

    def found_by(self, key: int, elements: Iterable[int]) -> None:
        """Say which elements the marks of a page belong to, in the order of the marks."""
        members = "".join(f"{number} 0 R " for number in elements)
        number = self._document.put(self._document.reserve(), f"[{members}]")
        self._keys[key] = f"{number} 0 R"

    def found_alone(self, key: int, element: Element) -> None:
        """Say which element a link belongs to."""
        self._keys[key] = f"{element.number} 0 R"

    def close(self) -> int:
        """Write the root and return its number."""
        self.write(self.top)
        pairs = " ".join(f"{key} {value}" for key, value in enumerate(self._keys))
        self._document.put(self._parents, f"<</Nums[{pairs}]>>")
        return self._document.put(
            self._root,
            f"<</Type/StructTreeRoot/K {self.top.number} 0 R/ParentTree {self._parents} 0 R"
            f"/ParentTreeNextKey {len(self._keys)}>>",
        )


def add_mark(element: Element, page: int, mark: int) -> None:
    """Note that the marked piece ``mark`` on ``page`` belongs to ``element``."""
    if not element.page:
        element.page = page
    if element.page == page:
        element.kids.append(str(mark))
    else:
        element.kids.append(f"<</Type/MCR/Pg {page} 0 R/MCID {mark}>>")


def add_object(element: Element, page: int, number: int) -> None:
    """Note that the object ``number`` on ``page``, such as a link, belongs to ``element``."""
    element.kids.append(f"<</Type/OBJR/Pg {page} 0 R/Obj {number} 0 R>>")
