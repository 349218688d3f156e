"""Reads the window from outside, as a screen reader does: over the system's accessibility bus.

Runs beside the window with the system's own Python, which has the bindings (``gi``). Each line of
its input is a question in JSON, a list of its name and what it needs; the answer is one line.
"""

import json
import os
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes before

MOST_CELLS = 40
"""Parts of a table that are looked at; all of them are alike."""

LABELLED = ("combo box", "text")
"""What may get its words from a label."""

MOST_WAITING = 5_000
"""Things told that are taken at once: while work goes on, more of them come."""

TRIES, PAUSE = 5, 0.5

HEARD = (
    "object:announcement",
    "object:state-changed:focused",
    "object:state-changed:checked",
    "object:active-descendant-changed",
    "object:property-change:accessible-value",
    "object:text-caret-moved",
    "object:text-changed",
    "window:activate",
)


class Reader:
    """Knows the program's tree, and what the program told since it was asked last."""

    def __init__(self):
        Atspi.init()
        self._told = []
        self._listener = Atspi.EventListener.new(lambda event: self._told.append(_event(event)))
        for kind in HEARD:
            self._listener.register(kind)

    def tree(self):
        """Return the windows that are seen, with all that is in them."""
        return [_node(window, window.get_state_set()) for window in _windows()]

    def events(self):
        """Return what the program told since the last time."""
        taken, self._told = self._told, []
        return taken

    def act(self, role, name):
        """Do what a part does first; return what it calls that."""
        part = _part(role, name)
        Atspi.Action.do_action(part, 0)
        return Atspi.Action.get_action_name(part, 0)

    def focus(self, role, name):
        """Put the keyboard on a part."""
        return _part(role, name).grab_focus()

    def write(self, role, name, text):
        """Write a text into a field; return what stands there then."""
        part = _part(role, name)
        part.set_text_contents(text)
        return Atspi.Text.get_text(part, 0, -1)


def main():
    reader = Reader()
    print(json.dumps({"answer": "ready"}), flush=True)
    for line in sys.stdin:
        what, *needed = json.loads(line)
        _let_come()
        print(json.dumps(_answer(reader, what, needed)), flush=True)


def _answer(reader, what, needed):
    """Return the answer; parts may go while they are read, so a second try is made."""
    for tries in range(TRIES):
        try:
            return {"answer": getattr(reader, what)(*needed)}
        except (GLib.Error, LookupError) as error:
            time.sleep(PAUSE * tries)
            failed = str(error)
    return {"failed": failed}


def _let_come():
    """Take what is waiting on the bus."""
    context = GLib.MainContext.default()
    for _ in range(MOST_WAITING):
        if context.pending():
            context.iteration(may_block=False)


def _event(event):
    try:
        name, role = event.source.get_name(), event.source.get_role_name()
    except GLib.Error:  # the part is gone already
        name = role = ""
    value = event.any_data if isinstance(event.any_data, (str, int, float)) else ""
    return {"kind": event.type, "name": name, "role": role, "value": value, "on": event.detail1}


def _windows():
    desktop, window = Atspi.get_desktop(0), os.getppid()
    found = (desktop.get_child_at_index(index) for index in range(desktop.get_child_count()))
    programs = [one for one in found if one is not None and one.get_process_id() == window]
    if not programs:  # what it starts beside itself does not answer
        raise LookupError("the program is not on the bus")
    program = programs[-1]
    Atspi.Accessible.set_cache_mask(program, Atspi.Cache.NONE)
    return _shown(program, program.get_child_count())


def _shown(node, count):
    return [one for one, _states in _with_states(node, count)]


def _with_states(node, count):
    """Give what is seen in a part, with its states: each question takes its time."""
    for index in range(count):
        one = node.get_child_at_index(index)
        states = one.get_state_set() if one is not None else None
        if states is not None and states.contains(Atspi.StateType.SHOWING):
            yield one, states


def _part(role, name):
    waiting = _windows()[::-1]
    while waiting:
        node = waiting.pop(0)
        if node.get_role_name() == role and node.get_name() == name:
            return node
        waiting[:0] = _shown(node, min(node.get_child_count(), MOST_CELLS))
    raise LookupError(f"no {role} {name!r}")


def _node(node, states):
    kinds = node.get_interfaces()
    told = {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "locale": node.get_object_locale(),
        "states": [state.value_nick for state in states.get_states()],
    }
    if told["role"] in LABELLED:
        told["labels"] = _labels(node)
    for kind, tell in TELLS.items():
        if kind in kinds:
            told[kind.lower()] = tell(node)
    count = node.get_child_count()
    below = _with_states(node, min(count, MOST_CELLS) if "Table" in kinds else count)
    told["children"] = [_node(*one) for one in below]
    return told


def _labels(node):
    return [
        relation.get_target(index).get_name()
        for relation in node.get_relation_set()
        if relation.get_relation_type() is Atspi.RelationType.LABELLED_BY
        for index in range(relation.get_n_targets())
    ]


def _value(node):
    return [node.get_minimum_value(), node.get_current_value(), node.get_maximum_value()]


def _table(node):
    heads = [node.get_column_header(column) for column in range(node.get_n_columns())]
    return {
        "rows": node.get_n_rows(),
        "heads": [head.get_name() if head is not None else "" for head in heads],
    }


TELLS = {
    "Action": Atspi.Action.get_n_actions,
    "Value": _value,
    "Text": lambda node: Atspi.Text.get_text(node, 0, -1),
    "Table": _table,
}

if __name__ == "__main__":
    main()
