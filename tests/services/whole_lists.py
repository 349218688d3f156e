"""Whether nothing of a list was lost: every cell is a field, a link, a note, or is told."""

from datetime import date

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.importing import RowOutcome
from rai_desktop.services.importing.link_columns import LINK_COLUMNS
from rai_desktop.services.importing.part_columns import PART_FIELDS, is_part_key
from rai_desktop.services.person_names import person_name
from rai_desktop.services.tables import CellKind, SourceCell
from rai_desktop.services.typed_values import ValueReader
from tests.services.building import all_labels

LEVELS = {
    "sehr gering": (1,),
    "gering": (1, 2),
    "mittel": (3,),
    "hoch": (4, 5),
    "sehr hoch": (5,),
    "3 – gelegentlich": (3,),
}
"""The levels that words may mean, by the reading of the list."""


def lost_cells(project, source, plan):
    """Return the cells of an imported list that are neither in the project nor told."""
    lost, seen = [], 0
    for table in plan.tables:
        if table.is_part:
            continue
        written = [row for row in table.rows if row.outcome is RowOutcome.NEW]
        entities = _written_entities(project, table, written)
        entry_of = {row.row: entity for row, entity in zip(written, entities, strict=True)}
        told = {note.row for note in (*table.remarks, *plan.problems)}
        cells = next(each for each in source.tables if each.name == table.name)
        for row in cells.rows:
            for column, cell in zip(cells.header, row.cells, strict=True):
                if not cell.text.strip() or row.number in told:
                    continue
                if column in table.columns.ignored:
                    continue
                seen += 1
                entity = entry_of[row.number]
                is_there = _is_there(project, table, entity, column, cell)
                if not (is_there or _is_understood(project, plan, table, entity, column, cell)):
                    lost.append((row.number, column, cell.text))
    assert seen
    return lost


def _written_entities(project, table, written):
    """Return the entries of the rows; whom a row names may have been added between them."""
    title = KINDS[table.kind].title
    own = {row.values.get(title) for row in written}
    named = {name for row in written for name in row.names.values()} - own
    entities = project.entities(table.kind)
    return [one for one in entities if getattr(one, title) not in named][: len(written)]


def _is_there(project, table, entity, column, cell):
    if f"{column}: {cell.text.strip()}" in entity.notes:
        return True
    key = table.columns.keys.get(column)
    link = LINK_COLUMNS.get(table.kind)
    if link is not None and key == link.key:
        names = [project.name(uid) for uid in project.links.firsts(link.role, entity.uid)]
        return all(part.strip() in names for part in cell.text.replace(",", ";").split(";"))
    if key is None or key == "number":
        return False
    if is_part_key(table.kind, key):
        return _is_part(project, entity, key, cell) or _is_told(table, column)
    value = project.value(entity, key)
    if is_empty(value):
        return _is_told(table, column)
    return _says(project, project.field(table.kind, key), value, cell)


def _is_understood(project, plan, table, entity, column, cell):
    """Return whether a cell is a level by a word, or a name of which another spelling counts."""
    key, text = table.columns.keys.get(column), " ".join(cell.text.split()).casefold()
    spec = next((each for each in project.fields(table.kind) if each.key == key), None)
    if spec is None or key == "number":
        return False
    value = project.value(entity, key)
    if spec.scale:
        return value in LEVELS.get(text, ())
    name = project.name(value) if spec.reference and value else str(value or "")
    groups = [g for g in plan.spellings if g.is_one and name == g.names[0]]
    told = {note.values.get("name") for note in plan.remarks}
    spelled = {n.casefold() for g in groups if g.names[0][:60] in told for n in g.names}
    taken = {n.name.casefold() for n in plan.unknown_names if n.taken and n.taken == value}
    return text in spelled | taken


def _is_told(table, column):
    return any(note.column == column for note in table.remarks)


def _is_part(project, risk, key, cell):
    """Return whether the mitigations of a risk say what stands in a cell about them."""
    found = [project.entity(u) for u in project.links.seconds("risk_mitigation", risk.uid)]
    spec = project.field(EntityKind.MITIGATION, PART_FIELDS[key])
    for part in cell.text.replace("\n", ";").replace("|", ";").split(";"):
        plain = part.strip().lstrip("-•* ")
        wanted = SourceCell(text=plain, kind=CellKind.TEXT)
        values = [v for m in found if not is_empty(v := project.value(m, spec.key))]
        said = [m.description for m in found]
        if not any(_says(project, spec, v, wanted) for v in values) and plain not in said:
            return False
    return True


def _says(project, spec, value, cell):
    if spec.is_text:
        return cell.text.strip() in value
    reader = ValueReader(project, all_labels())
    try:
        read = reader.read(spec, cell.text, exact=cell.kind is CellKind.NUMBER)
    except UserError:
        if isinstance(value, date):
            return cell.text == value.strftime("%m/%d/%Y")
        is_person = spec.reference is EntityKind.PERSON
        return is_person and person_name(project.name(value)).key == person_name(cell.text).key
    american = value.strftime("%m/%d/%Y") if isinstance(value, date) else None
    return read == value or cell.text == american
