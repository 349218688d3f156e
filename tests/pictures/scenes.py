"""Every scene: each shows some screens and dialogs, beginning at the welcome page."""

from tests.pictures import (
    alliance,
    beginning,
    dialogs,
    documents,
    example,
    forms,
    handing,
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
    settings,
    start,
    states,
    tables,
    trips,
    yearly_report,
    years,
)

MODULES = (
    alliance,
    beginning,
    dialogs,
    documents,
    example,
    forms,
    handing,
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
    settings,
    start,
    states,
    tables,
    trips,
    yearly_report,
    years,
)
SCENES = {
    name.removeprefix("take_"): take
    for module in MODULES
    for name, take in vars(module).items()
    if name.startswith("take_")
    and take.__module__ == module.__name__
    and take.__code__.co_argcount == 1
}
