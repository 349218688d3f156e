"""Every scene: each shows some screens and dialogs, beginning at the welcome page."""

from tests.pictures import (
    beginning,
    dialogs,
    example,
    forms,
    hints,
    large,
    law,
    library,
    lists,
    merging,
    messages,
    methods,
    people,
    receiving,
    reviews,
    risks,
    sending,
    start,
    states,
    tables,
)

MODULES = (
    *(start, beginning, example, lists, forms, risks, law, hints, library, reviews),
    *(messages, methods, dialogs, sending, receiving, merging, states, people, large, tables),
)
SCENES = {
    name.removeprefix("take_"): take
    for module in MODULES
    for name, take in vars(module).items()
    if name.startswith("take_")
    and take.__module__ == module.__name__
    and take.__code__.co_argcount == 1
}
