"""More of everything than anybody has, texts that mean harm, and screens that are gone."""

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.linking import link_entries
from rai_desktop.services.targets import Page
from rai_desktop.ui.asker import question
from rai_desktop.ui.forms import entity_form
from rai_desktop.ui.forms.layouts import Section
from rai_desktop.ui.kinds import LISTED
from rai_desktop.ui.pages.plan import GUIDED, SHOWN
from rai_desktop.ui.parts.banner import BannerText
from tests.pictures.appearance import SMALL
from tests.ui.conftest import child, field, show_example, stored
from tests.ui.keys import CTRL, SHIFT, Keyboard
from tests.ui.looking import cut_off, names_of, shortened_in_silence, too_wide

KEY = Qt.Key
PAGES = (*SHOWN, *GUIDED)

LONG = "Vorauswahlverfahren" * 15 + " und mehr " + "x" * 5
MARKUP = "<img src='file:///etc/passwd'><b>a</b> & b && &c"
CONTROLS = "a\u202eb\u200f\x07\x1b[31mc\td"
HOSTILE = (MARKUP, CONTROLS, "{name} %1 %s", LONG)


# more of everything ----------------------------------------------------------------


@pytest.fixture
def many_sections(monkeypatch):
    """Let every field of a form have a section of its own."""
    monkeypatch.setattr(
        entity_form,
        "sections",
        lambda kind, fields: tuple(
            Section(group=f"part {place}", fields=(spec,))
            for place, spec in enumerate(spec for spec in fields if not spec.internal)
        ),
    )


def test_forty_open_sections_are_gone_through_by_tab_and_stored(qtbot, many_sections, window):
    show_example(window)
    form = window.desk.workspace.form
    form.set_open_sections([f"part {place}" for place in range(100)])
    assert len(form.open_sections()) >= 40
    keys = Keyboard(qtbot)
    keys.press(KEY.Key_F2)
    keys.tab_to("field_notes")
    keys.type("last")
    keys.press(KEY.Key_S, CTRL)
    assert stored(window, "Chat").notes == "last"
    assert names_of(too_wide(form)) == []


def test_two_hundred_links_are_shown_opened_and_removed(qtbot, example):
    project = example.desk.project
    chat = stored(example, "Chat").uid
    for number in range(200):
        risk = project.add(EntityKind.RISK, {"title": f"Risk {number}"})
        link_entries(project, LinkRole.SYSTEM_RISK, chat, risk)
    rows = child(example.desk.workspace.form, "linked_rows_risk")
    assert rows.count() == 200
    assert rows.height() < example.height() / 2
    keys = Keyboard(qtbot)
    keys.press(KEY.Key_F2)
    keys.tab_to("linked_rows_risk")
    keys.press(KEY.Key_End)
    keys.press(KEY.Key_Delete)
    assert rows.count() == 199
    keys.press(KEY.Key_Return)
    assert project.name(example.desk.workspace.form.uid) == "Risk 198"


def test_five_thousand_lines_are_pasted_stored_and_leave_the_form_usable(qtbot, example):
    text = "\n".join(f"line {number}" for number in range(5000))
    QApplication.clipboard().setText(text)
    keys = Keyboard(qtbot)
    keys.press(KEY.Key_F2)
    keys.tab_to("field_purpose")
    keys.press(KEY.Key_V, CTRL)
    keys.press(KEY.Key_Tab)
    assert stored(example, "Chat").purpose == text
    assert keys.place == "field_department"
    assert field(example, "purpose").height() < example.height()


# long and harmful texts ------------------------------------------------------------


def fill(window, text):
    """Give everything in the project this name."""
    show_example(window)
    project = window.desk.project
    organisation = project.organisation()
    project.edit(organisation.uid, {"name": text})
    for kind in LISTED:
        if KINDS[kind].by_hand:
            project.add(kind, {KINDS[kind].title: text})
    system, risk = (project.entities(kind)[-1] for kind in (EntityKind.SYSTEM, EntityKind.RISK))
    link_entries(project, LinkRole.SYSTEM_RISK, system.uid, risk.uid)
    project.edit(system.uid, {"department": text, "purpose": text})
    project.delete([project.add(EntityKind.SYSTEM, {"name": text})])


def go_everywhere(window):
    """Show every page, with the last entry of each list in its form; yield at each."""
    space = window.desk.workspace
    for key in PAGES:
        space.show_page(key)
        if isinstance(key, EntityKind):
            for uid in space.table.visible_uids()[-1:]:
                space.go_to(uid)
        for _ in range(3):
            QApplication.processEvents()
        yield key


@pytest.mark.parametrize("size", [(1280, 800), SMALL], ids=["usual", "small"])
def test_names_of_300_characters_fit_every_page(make_window, size):
    assert len(LONG) == 300
    window = make_window("de", size)
    fill(window, LONG)
    wrong = []
    for key in go_everywhere(window):
        faults = [*cut_off(window), *too_wide(window), *shortened_in_silence(window)]
        wrong += [f"{key}: {name}" for name in names_of(faults)]
        least = window.minimumSizeHint()
        assert (least.width() <= SMALL[0], least.height() <= SMALL[1]) == (True, True)
    assert wrong == []


@pytest.mark.parametrize("text", HOSTILE)
def test_typed_texts_are_never_taken_for_markup_on_any_page(window, text):
    fill(window, text)
    for key in go_everywhere(window):
        assert interpreted(window) == [], key


@pytest.mark.parametrize("text", HOSTILE)
def test_typed_texts_are_never_taken_for_markup_in_messages_and_menus(
    window, looks, text, tmp_path
):
    fill(window, text)
    space = window.desk.workspace
    space.show_page(EntityKind.SYSTEM)
    space.go_to(space.table.visible_uids()[-1])
    window.desk.delete_selected()
    sentence = UserError("{path} is gone.", path=text)
    space.banners.show_banner(BannerText(key="x", sentence=sentence))
    box = question(window, window._words, text, text, text.replace("&", "&&"))
    assert interpreted(window) == []
    assert text.split()[0][:5] in space.notice.text
    box.close()
    space.show_page(Page.BIN)
    assert interpreted(window) == []


def test_ampersands_in_names_are_no_keys_of_the_menu(window):
    show_example(window)
    project = window.desk.project
    uid = stored(window, "Chat").uid
    project.edit(uid, {"name": "A & B"})
    project.edit(uid, {"department": "Sales"})
    assert "“A && B”" in window.commands["undo"].text()


def interpreted(window):
    """Give what would read typed text as markup or as a key."""
    wrong = []
    for part in [window, *window.findChildren(QWidget)]:
        if isinstance(part, QLabel) and _is_read(part.text(), part.textFormat()):
            wrong.append(f"text of {part.objectName()}")
        if _loads(part.toolTip()):
            wrong.append(f"tip of {part.objectName()}")
        if isinstance(part, QAbstractItemView):
            wrong += [f"cell tip of {part.objectName()}" for tip in _tips(part) if _loads(tip)]
    for action in window.findChildren(QAction):
        if "<" in action.text() and "&c" in action.text().replace("&&", ""):
            wrong.append(f"menu {action.objectName()}")
    return wrong


def _is_read(text, form):
    return form is not Qt.TextFormat.PlainText and QtGui.Qt.mightBeRichText(text)


def _loads(tip):
    return QtGui.Qt.mightBeRichText(tip) and ("<img" in tip or "<b>" in tip)


def _tips(view):
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), 20)):
        for column in range(columns):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


# screens that are gone, exports that run ----------------------------------------------


def test_a_window_that_was_on_a_vanished_screen_comes_back_in_sight(make_window):
    first = make_window(size=(700, 500))
    first.move(9000, 7000)
    QApplication.processEvents()
    first.close()
    second = make_window(size=(700, 500))
    room = second.screen().availableGeometry()
    assert room.intersects(second.frameGeometry())
    assert room.contains(second.frameGeometry().topLeft())


def test_an_export_that_ends_while_its_closing_is_asked_about_is_kept(
    qtbot, example, asker, tmp_path
):
    asker.path = tmp_path / "register.xlsx"
    ended = example.desk.exporter.ended

    def answer_late(title, text, verb):
        with qtbot.waitSignal(ended):
            pass
        return True

    example.commands["export_xlsx"].trigger()
    asker.confirm = answer_late
    assert example.close()
    assert asker.path.read_text("utf-8") == "register"


def test_several_entries_are_chosen_by_keys_in_a_small_window(qtbot, make_window):
    window = make_window(size=SMALL)
    show_example(window)
    keys = Keyboard(qtbot)
    keys.press(KEY.Key_Down, SHIFT)
    page = window.desk.workspace.list_page
    assert child(page, "change_together").isVisible()
    assert not page.bulk.isVisible()
    keys.tab_to("change_together", SHIFT)
    keys.press(KEY.Key_Space)
    assert page.bulk.isAncestorOf(QApplication.focusWidget())
    keys.tab_to("bulk_back")
    keys.press(KEY.Key_Space)
    assert keys.place == "rows"
