"""Where the program marks its texts, read from the source without running it."""

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "rai_desktop"
MECHANISM = PACKAGE / "words"

SINGLE, FILLED, PLURAL = ("_", "N_"), "filled", ("plural", "ngettext")
SPOKEN = ("words", "_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text where it is marked: one form, or two when it is used with numbers."""

    forms: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call in the source with the name that is called and its place."""

    name: str
    node: ast.Call
    place: str
    module: ast.Module


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Return every file of the program with what it holds."""
    paths = sorted(PACKAGE.rglob("*.py"))
    gc.disable()  # it would look at all these trees again and again, and free nothing
    try:
        return tuple((path, ast.parse(path.read_text("utf-8"))) for path in paths)
    finally:
        gc.enable()


@cache
def classes() -> tuple[ast.ClassDef, ...]:
    """Return every class of the program."""
    nodes = (node for _, module in modules() for node in ast.walk(module))
    return tuple(node for node in nodes if isinstance(node, ast.ClassDef))


@cache
def calls() -> tuple[Call, ...]:
    """Return every call of the program, except those inside the mechanism of the words itself."""
    return tuple(
        Call(
            name=called_name(node),
            node=node,
            place=f"{path.relative_to(ROOT).as_posix()}:{node.lineno}",
            module=module,
        )
        for path, module in modules()
        if not path.is_relative_to(MECHANISM)
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
    )


def called_name(node: ast.Call) -> str:
    """Return the last part of the name that is called; empty when there is none."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def literal(node: ast.AST | None) -> str | None:
    """Return the text of a plain literal, of ``N_`` around one too; ``None`` for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Call) and called_name(node) in SINGLE and len(node.args) == 1:
        return literal(node.args[0])
    return None


def is_pieced(node: ast.AST | None) -> bool:
    """Return whether a text is put together: an f-string, a sum, a filled or joined literal."""
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        return True
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        owner = node.func.value
        return isinstance(owner, ast.Constant | ast.JoinedStr) or (
            node.func.attr in ("format", "format_map", "join")
        )
    return False


def is_bare(node: ast.AST | None, module: ast.Module) -> bool:
    """Return whether a text is a literal without ``N_``, there or behind a name of the module."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.IfExp):
        return is_bare(node.body, module) or is_bare(node.orelse, module)
    if isinstance(node, ast.Name):
        return any(
            isinstance(made.value, ast.Constant) and isinstance(made.value.value, str)
            for made in ast.walk(module)
            if isinstance(made, ast.Assign)
            and any(isinstance(t, ast.Name) and t.id == node.id for t in made.targets)
        )
    return False


def marked() -> Iterator[Marked]:
    """Yield every text of the program with its place."""
    for call in calls():
        wanted = 2 if call.name in PLURAL else 1 if call.name in (*SINGLE, FILLED) else 0
        forms = [literal(argument) for argument in call.node.args[:wanted]]
        if wanted and len(forms) == wanted and None not in forms:
            yield Marked(forms=tuple(form for form in forms if form is not None), place=call.place)


def wrongly_marked() -> Iterator[str]:
    """Yield the places where a text is not a plain literal, or is shown without being marked."""
    for call in calls():
        arguments = call.node.args
        first = arguments[0] if arguments else None
        if call.name in SINGLE and not (isinstance(first, ast.Constant) and literal(first)):
            yield f"{call.place}: {call.name} takes one plain text"
        elif call.name in PLURAL and not all(
            isinstance(each, ast.Constant) and literal(each) for each in arguments[:2]
        ):
            yield f"{call.place}: {call.name} takes two plain texts, without N_"
        elif call.name == FILLED and is_pieced(first):
            yield f"{call.place}: filled takes one plain text"
        elif call.name in SPOKEN and (is_pieced(first) or is_bare(first, call.module)):
            yield f"{call.place}: the text is not wrapped in N_"


def error_classes() -> set[str]:
    """Return the names of ``UserError`` and of every class that rests on it."""
    found = {"UserError"}
    while more := {node.name for node in classes() if _bases(node) & found} - found:
        found |= more
    return found


def error_calls() -> Iterator[Call]:
    """Yield the calls that make a ``UserError``, also by ``super().__init__`` of such a class."""
    names = error_classes()
    starts = {
        id(inner)
        for node in classes()
        if node.name in names
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call) and called_name(inner) == "__init__"
    }
    for call in calls():
        if call.name in names or id(call.node) in starts:
            yield call


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}
