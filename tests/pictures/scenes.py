"""Every scene: each shows some screens and dialogs, beginning at the welcome page."""

from tests.pictures import (
    beginning,
    dialogs,
    example,
    forms,
    large,
    law,
    library,
    lists,
    messages,
    people,
    reviews,
    risks,
    start,
)

MODULES = (
    *(start, beginning, example, lists, forms, risks, law, library, reviews),
    *(messages, dialogs, people, large),
)
SCENES = {
    name.removeprefix("take_"): take
    for module in MODULES
    for name, take in vars(module).items()
    if name.startswith("take_")
    and take.__module__ == module.__name__
    and take.__code__.co_argcount == 1
}
