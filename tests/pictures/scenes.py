"""Every scene: each shows some screens and dialogs, beginning at the welcome page."""

from tests.pictures import (
    beginning,
    dialogs,
    example,
    forms,
    hints,
    importing,
    inquiries,
    large,
    law,
    law_forms,
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
    trips,
    years,
)

MODULES = (
    *(start, beginning, importing, example, lists, forms, risks, law, hints, library, reviews),
    *(messages, methods, own_fields, dialogs, sending, receiving, merging, states, people),
    *(inquiries, searching, large, tables, trips, years, law_forms),
)
SCENES = {
    name.removeprefix("take_"): take
    for module in MODULES
    for name, take in vars(module).items()
    if name.startswith("take_")
    and take.__module__ == module.__name__
    and take.__code__.co_argcount == 1
}
