"""Every scene: each shows some screens and dialogs, beginning at the welcome page."""

from tests.pictures import (
    beginning,
    dialogs,
    documents,
    example,
    forms,
    hints,
    importing,
    inquiries,
    large,
    law,
    library,
    lists,
    merging,
    messages,
    methods,
    own_fields,
    people,
    receiving,
    reviews,
    risks,
    searching,
    sending,
    start,
    states,
    tables,
)

MODULES = (
    *(start, beginning, importing, example, lists, forms, risks, law, hints, library, reviews),
    *(messages, methods, own_fields, dialogs, sending, receiving, merging, states, people),
    *(inquiries, searching, large, tables, documents),
)
SCENES = {
    name.removeprefix("take_"): take
    for module in MODULES
    for name, take in vars(module).items()
    if name.startswith("take_")
    and take.__module__ == module.__name__
    and take.__code__.co_argcount == 1
}
