"""The command about custom fields: list, add, change, rename, remove."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rai_desktop.cli.context import KIND_NAMES, kind_named
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.services.own_fields import OwnField
    from rai_desktop.words import Words


def fields_arguments(parser: "Parser", words: "Words") -> None:
    """Add what can be done with custom fields."""
    parser.add_argument(
        "--add", nargs=2, metavar=("KIND", "LABEL"), help=words(N_("add a field to this kind"))
    )
    parser.add_argument(
        "--rename",
        nargs=3,
        metavar=("KIND", "LABEL", "NEW"),
        help=words(N_("give a field another name")),
    )
    parser.add_argument(
        "--change",
        nargs=2,
        metavar=("KIND", "LABEL"),
        help=words(
            N_(
                "change options and help of a field; an option in the place of another one is its "
                "new name, and entries that have it follow"
            )
        ),
    )
    parser.add_argument(
        "--remove",
        nargs=2,
        metavar=("KIND", "LABEL"),
        help=words(N_("remove a field; its values are kept and come back with “undo”")),
    )
    text = words(N_("what the added field holds; without it: text"))
    parser.add_argument("--type", choices=[str(kind) for kind in CustomKind], help=text)
    text = words(N_("what can be chosen, separated by semicolons"))
    parser.add_argument("--options", metavar='"A;B"', help=text)
    text = words(N_("what to fill in, as help beside the field"))
    parser.add_argument("--describe", metavar="TEXT", help=text)


def fields(context: "Context") -> ExitCode:
    """List the custom fields of a project, or change them."""
    options = context.options
    wishes = [
        each for each in (options.add, options.change, options.rename, options.remove) if each
    ]
    if len(wishes) > 1:
        raise UsageError(
            N_("One change at a time: use “--add”, “--change”, “--rename” or “--remove”.")
        )
    is_described = options.options is not None or options.describe is not None
    if (options.type and not options.add) or (is_described and not (options.add or options.change)):
        raise UsageError(
            N_("“--type” belongs to “--add”, “--options” and “--describe” to it or to “--change”.")
        )
    if options.change and not is_described:
        raise UsageError(N_("Say what to change: “--options” or “--describe”."))
    is_changing = bool(wishes)
    with context.project(options.project, read_only=not is_changing) as project:
        if is_changing:
            _change(context, project)
        return _answer(context, project)


def _change(context: "Context", project: OpenProject) -> None:
    from dataclasses import replace

    from rai_desktop.cli.commands.entries import sign
    from rai_desktop.services import own_fields as own
    from rai_desktop.services.option_names import renamed_options

    options = context.options
    kind = _kind((options.add or options.change or options.rename or options.remove)[0])
    if options.add:
        wished = _wished(context)
        sign(context, project)
        own.add_own_field(project, kind, wished)
        return
    name = (options.change or options.rename or options.remove)[1]
    field = own.own_field_named(project, kind, name)
    sign(context, project)
    if options.remove:
        own.remove_own_field(project, field.uid)
    elif options.change:
        changed = _changed(context, own.told_of(field))
        renamed = renamed_options(project, field, changed.options)
        own.change_own_field(project, field.uid, changed)
        for each in renamed:
            context.tell(each.told(context.words))
    else:
        named = replace(own.told_of(field), label=options.rename[2])
        own.change_own_field(project, field.uid, named)


def _wished(context: "Context") -> "OwnField":
    from rai_desktop.services.own_fields import OwnField

    options = context.options
    listed = tuple((options.options or "").split(";"))
    kind = CustomKind(options.type) if options.type else CustomKind.TEXT
    if options.options and kind is not CustomKind.CHOICE:
        raise UsageError(N_("Only a choice has options. Add “--type choice”."))
    return OwnField(label=options.add[1], kind=kind, help=options.describe or "", options=listed)


def _changed(context: "Context", before: "OwnField") -> "OwnField":
    """Return a field with the options and the help that were given, and else as it was."""
    from dataclasses import replace

    options = context.options
    if options.options is not None and before.kind is not CustomKind.CHOICE:
        raise UsageError(N_("Only a choice has options, and this field is none."))
    listed = before.options if options.options is None else tuple(options.options.split(";"))
    told = before.help if options.describe is None else options.describe
    return replace(before, options=listed, help=told)


def _kind(name: str) -> EntityKind:
    kind = kind_named(name)
    if kind is None or kind not in KIND_NAMES.values():
        raise UsageError(
            N_("There is no kind {name}. Possible: {names}."),
            name=name,
            names=", ".join(KIND_NAMES),
        )
    return kind


def _answer(context: "Context", project: OpenProject) -> ExitCode:
    lines = list(_lines(context, project))
    nothing = context.words(N_("There are no custom fields yet."))
    return context.answer(_documents(project), lines or [nothing])


def _documents(project: OpenProject) -> list[Plain]:
    from rai_desktop.services.own_fields import OWN_FIELD_KINDS, own_fields, told_of

    return [
        {
            "kind": str(kind),
            "key": spec.key,
            "label": spec.label,
            "type": str(told_of(field).kind),
            "options": list(spec.options),
            "help": spec.help,
        }
        for kind in OWN_FIELD_KINDS
        for spec, field in zip(project.custom_fields(kind), own_fields(project, kind), strict=True)
    ]


def _lines(context: "Context", project: OpenProject) -> Iterator[str]:
    from rai_desktop.services.own_fields import OWN_FIELD_KINDS, own_fields, told_of

    words = context.words
    for kind in OWN_FIELD_KINDS:
        specs = project.custom_fields(kind)
        if specs:
            yield words(KINDS[kind].plural)
        for spec, field in zip(specs, own_fields(project, kind), strict=True):
            options = f": {'; '.join(spec.options)}" if spec.options else ""
            yield f"  {spec.label} ({words(told_of(field).kind.label)}{options})"
