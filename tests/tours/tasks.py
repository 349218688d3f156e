"""The tasks of people: how each is done, and how long it may take."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.law.statuses import classified_systems
from rai_desktop.services.targets import Page
from tests.pictures.start import begin
from tests.tours.copies import PLACES, make_copies
from tests.tours.lists import ROWS, foreign_list
from tests.tours.person import texts_of
from tests.ui.keys import CTRL, SHIFT

KEY = Qt.Key
MINUTE = 60
NO = {"de": "Nein", "en": "No"}
COMPANY, AUTHOR = "Muster GmbH", "Leitung IT"


@dataclass(frozen=True, kw_only=True)
class Task:
    """What a person does, beginning at the welcome page unless ``prepare`` opens something."""

    name: str
    play: Callable
    minutes: float
    clicks: int | None = None
    keys: int | None = None
    prepare: Callable = lambda studio: None
    is_long: bool = False

    def holds(self, effort):
        """Whether it took no more than it may."""
        is_quick = effort.seconds <= self.minutes * MINUTE
        counted = ((effort.clicks, self.clicks), (effort.keys, self.keys))
        return is_quick and all(most is None or count <= most for count, most in counted)


def name_company_by_mouse(person):
    person.click("start_new")
    person.type(COMPANY)
    person.click("field_name", person.part("card_yourself"))
    person.type(AUTHOR)
    person.click("new_next")
    person.studio.wait_for_project()
    person.look()


def first_system_by_mouse(person):
    name_company_by_mouse(person)
    card = person.part("card_T-01")
    person.click("card_head", card)
    person.click("product_example", card)
    person.click("create_systems")
    assert systems(person) == ["ChatGPT"]


def first_system_by_keys(person):
    person.press(KEY.Key_Space)
    person.type(COMPANY)
    person.press(KEY.Key_Tab)
    person.type(AUTHOR)
    person.press(KEY.Key_Return)
    person.studio.wait_for_project()
    person.look()
    person.tab_to("tick_T-01")
    person.press(KEY.Key_Space)
    person.tab_to("product_example")
    person.press(KEY.Key_Space)
    person.press(KEY.Key_Return, CTRL)
    assert systems(person) == ["ChatGPT"]
    assert person.effort.clicks == 0


TOOLS = {
    "T-01": ("ChatGPT", "Microsoft 365 Copilot", "Gemini"),
    "T-13": ("Bildgenerator", "Videogenerator"),
    "T-14": ("DeepL",),
    "T-15": ("Protokolle in Teams", "Mitschrift in Zoom"),
    "T-16": ("GitHub Copilot",),
}
"""Nine everyday tools of a small company, by the typical systems that they belong to."""


def register_of_nine(person):
    """From nothing to both registers of nine classified tools."""
    name_company_by_mouse(person)
    for template, names in TOOLS.items():
        tick(person, template, names)
    person.click("create_systems")
    assert len(systems(person)) == 9
    person.type(AUTHOR)
    person.press(KEY.Key_Return)
    person.press(KEY.Key_Up)
    person.click("fill_down")
    person.click("responsible_next")
    while person.page.entering is not None:
        classify(person)
        person.click("wizard_another")
    assert len(classified_systems(person.project)) == 9
    person.click("classify_on")
    person.click("checklist_next_start")
    assert person.desk.workspace.key is Page.REGISTERS
    write_both(person)


def tick(person, template, names):
    card = person.part(f"card_{template}")
    person.click("card_head", card)
    for place, name in enumerate(names):
        if place:
            person.click("product_add", card)
        person.type(name)


def classify(person):
    """Go through the short wizard as for a tool that only helps at work.

    A second tool of the same purpose is answered like the first one.
    """
    if person.is_shown("alike_take"):
        person.click("alike_take")
    else:
        answer(person)
    person.click("fold_reasons")
    assert any("Art." in text for text, _ in texts_of(person.part("reasons")))
    person.click("adopt")


def answer(person):
    """Answer every step of the wizard."""
    if person.is_shown("variant_none"):
        person.click("variant_none")
    person.choose("field_people_data", NO[person.studio.appearance.language])
    person.click("wizard_next")
    for wanted in (
        ("choose_bought", "none_origin"),
        ("confirm_ai", "none_special"),
        ("none_prohibited",),
        ("none_areas",),
        ("none_notice",),
    ):
        for name in wanted:
            person.click(name)
        person.click("wizard_next")


def systems(person):
    return [entity.name for entity in person.project.entities(EntityKind.SYSTEM)]


def write_both(person):
    """Write both registers: one click, and one to accept the place that is suggested."""
    exporter, target = person.desk.exporter, person.studio.private / "register.xlsx"
    person.answer_file_dialog(target)
    person.click("write_both")
    person.wait_until(lambda: not exporter.is_running)
    assert target.is_file()
    assert target.with_suffix(".pdf").is_file()


def classify_one(person):
    """Classify a new office assistant, with a look at articles and reasons."""
    person.press(KEY.Key_K, CTRL | SHIFT)
    classify(person)
    assert len(classified_systems(person.project)) == 1


def prepare_one(studio):
    """Leave an inventory open that holds one office assistant, at the list of AI systems."""
    begin(studio)
    values = {"name": "ChatGPT", "template": "T-01", "purpose": "Wir entwerfen damit Texte."}
    studio.desk.project.add(EntityKind.SYSTEM, values)
    studio.show(EntityKind.SYSTEM)


def prepare_thirty(studio):
    begin(studio)
    person = studio.desk.project.author
    for number in range(ROWS):
        values = {"name": f"Werkzeug {number + 1}", "owner": person, "status": "in_use"}
        studio.desk.project.add(EntityKind.SYSTEM, values)
    studio.show(EntityKind.SYSTEM)


def write_register(person):
    person.click("go_registers")
    write_both(person)


def merge_copies(person):
    """Decide twenty conflicts one by one, merge, and take it back in one step."""
    before = [risk.notes for risk in person.project.entities(EntityKind.RISK)]
    person.answer_file_dialog(person.studio.copy, clicks=2)
    person.choose_menu("file", "merge")
    person.wait_for("conflicts_rows")
    for place in range(PLACES):
        person.press(KEY.Key_1 if place % 2 else KEY.Key_2)
    person.click("merge_accept")
    person.wait_for("merge_protocol")
    notes = [risk.notes for risk in person.project.entities(EntityKind.RISK)]
    assert sum(a != b for a, b in zip(before, notes, strict=True)) == PLACES / 2
    person.click("merge_cancel")
    person.wait_until(lambda: person.front is person.window)
    person.press(KEY.Key_Z, CTRL)
    assert [risk.notes for risk in person.project.entities(EntityKind.RISK)] == before


def import_list(person):
    """Read a foreign list in: look at each of the three steps, and add all rows."""
    person.click("go_system")
    person.answer_file_dialog(foreign_list(person.studio.private / "KI-Tools 2026.xlsx"), clicks=2)
    person.choose_menu("file", "read_list")
    person.wait_until(lambda: person.is_shown("import_next") or person.is_shown("import_accept"))
    while person.is_shown("import_next"):
        person.click("import_next")
    person.click("import_accept")
    person.wait_until(lambda: not person.is_shown("import_accept"))
    found = person.project.entities(EntityKind.SYSTEM)
    assert len(found) == ROWS
    assert found[0].purpose == "Aufgabe 1 erledigen"


TASKS = (
    Task(name="first own AI system, by mouse", play=first_system_by_mouse, minutes=1.9, clicks=6),
    Task(
        name="first own AI system, by keyboard alone",
        play=first_system_by_keys,
        minutes=1.98,
        clicks=0,
        keys=35,
    ),
    Task(
        name="register of nine everyday tools, Excel and PDF",
        play=register_of_nine,
        minutes=25,
        is_long=True,
    ),
    Task(name="AI Act wizard, typical system", prepare=prepare_one, play=classify_one, minutes=5),
    Task(
        name="register of 30 AI systems, Excel and PDF",
        prepare=prepare_thirty,
        play=write_register,
        minutes=2,
        clicks=3,
    ),
    Task(
        name="merge of two copies with 20 conflicts, undone",
        prepare=make_copies,
        play=merge_copies,
        minutes=5,
    ),
    Task(
        name="import of a foreign Excel list of 30 rows", prepare=begin, play=import_list, minutes=3
    ),
)
