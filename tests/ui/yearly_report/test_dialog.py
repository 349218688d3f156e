"""The yearly report in the window: what leaves, answers, practices, and files by a child."""

import json
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import Sharing
from rai_desktop.services.labels import Labels
from rai_desktop.services.yearly_report.sheet import FIGURE, read_report_sheet
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.yearly_report.dialog import ReportDialog
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, empty_project
from tests.services.yearly_report.drafting import SECRET_SYSTEM, close, member, practice, wanted
from tests.ui.looking import unnamed

_WRITES = (
    "import json, sys; a = sys.argv;"
    "paths = [a[n + 1] for n, one in enumerate(a) if one in ('--to', '--receipt')];"
    "[open(path, 'w').write(json.dumps(a[1:])) for path in paths];"
    "print(json.dumps({'done': 1, 'total': 1})); print(json.dumps({'result': {}}))"
)
_FAILS = (
    "import json, sys; print(json.dumps({'error': {'text': 'The disk is full.'}})); sys.exit(4)"
)


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    member(made)
    practice(made)
    yield made
    made.store.abandon()


@pytest.fixture
def session(tmp_path):
    """A session as far as the report needs one; ``child`` is what the command does."""

    def private_folder():
        folder = tmp_path / "private"
        folder.mkdir(exist_ok=True)
        return folder

    made = SimpleNamespace(
        child=_WRITES,
        documents_folder=lambda: tmp_path,
        private_folder=private_folder,
        part_of=lambda path: path.with_name(f".{path.name}.part"),
    )
    made.report_command = lambda snapshot, options: [sys.executable, "-c", made.child, *options]
    return made


@pytest.fixture
def make(qtbot, looks, session, asker, project, tmp_path):
    asker.path = tmp_path / "out"
    asker.path.mkdir()
    windows = []

    def made(language="en"):
        window = QWidget()
        window.resize(900, 700)
        qtbot.addWidget(window)
        windows.append(window)
        labels = Labels(words_for(language), CATALOGUE)
        labels.keep(project)
        scene = Scene(project=project, session=session, asker=asker, opener=lambda path: None)
        dialog = ReportDialog(window, scene, labels, looks.theme)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.start()
        qtbot.waitUntil(lambda: dialog.board.draft is not None, timeout=20_000)
        return dialog

    return made


def sheet(project):
    return read_report_sheet(project, wanted())


def ready(dialog):
    dialog.board.decide({f"{FIGURE}responsible": "yes"})
    dialog.finish.name.setText("Vera Beispiel, MBA")
    dialog.finish.function.setText("Leitung")
    dialog.finish._on_other()
    dialog.go_to(4)


def written(qtbot, dialog, signal="finished"):
    with qtbot.waitSignal(getattr(dialog.writer, signal), timeout=20_000):
        dialog.write_button.click()


def test_a_year_that_is_not_closed_gives_a_draft_to_read(qtbot, make, asker):
    dialog = make()
    assert dialog.request._open.isVisibleTo(dialog)
    dialog.finish._on_other()
    dialog.go_to(4)
    assert not dialog.finish.files["json"].isEnabled()
    written(qtbot, dialog)
    assert [path.name for path in asker.path.iterdir()] == ["Draft of the yearly report 2026.pdf"]
    assert "draft is written" in dialog.finish.done_title.text()


def test_what_leaves_is_shown_and_a_tick_leaves_it_out(make, project):
    dialog = make()
    model = dialog.items.model
    row = model.row_of("incidents")
    before = model.index(row, 1).data()
    assert "1" in before
    checked = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.index(row, 0), Qt.CheckState.Unchecked, checked)
    assert "stays here" in model.index(row, 1).data()
    assert sheet(project).left_out == {"incidents"}
    model.setData(model.index(row, 0), Qt.CheckState.Checked, checked)
    assert model.index(row, 1).data() == before


def test_what_hangs_on_a_part_stays_with_it_and_the_number_always_leaves(make):
    dialog = make()
    model = dialog.items.model
    model.ticked.emit("systems", False)
    assert "stays here" in model.index(model.row_of("systems.by_lifecycle"), 1).data()
    number = model.index(model.row_of(""), 0)
    assert not model.flags(number) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.setData(number, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)


def test_a_text_is_worded_anew_and_comes_back(make, project):
    dialog = make()
    items = dialog.items
    items.rows.selectRow(items.model.row_of("member.name"))
    items.text.setText("Ein Händler")
    items.text.left.emit()
    assert sheet(project).texts == {"member.name": "Ein Händler"}
    assert items.usual.isEnabled()
    items.usual.click()
    assert sheet(project).texts == {}
    assert items.text.text() == "Beispiel GmbH"


def test_questions_are_answered_in_fields_that_fit(make, project):
    dialog = make()
    questions = dialog.questions.questions
    choice = questions["responsible"].choice
    choice.setCurrentIndex(choice.findData("no"))
    questions["plan"].boxes["law"].setChecked(True)
    systems = questions["systems-in-use"]
    assert systems.line.text() == "1"
    systems.line.setText("4")
    systems.line.left.emit()
    assert sheet(project).figures == {
        "responsible": "no",
        "plan": ("law",),
        "systems-in-use": "4",
    }
    assert "1" in systems._hint.text()


def test_an_answer_that_is_none_is_refused_beside_its_field(make, project):
    dialog = make()
    systems = dialog.questions.questions["systems-in-use"]
    systems.line.setText("viele")
    systems.line.left.emit()
    assert "not a number" in systems.error.text()
    assert sheet(project).figures == {}


def test_looking_at_the_steps_decides_nothing(make, project):
    dialog = make()
    head = project.store.head()
    for step in (1, 2, 3, 4, 0):
        dialog.go_to(step)
    assert project.store.head() == head


def test_practices_are_shared_and_worded(make, project):
    dialog = make()
    step = dialog.practices
    step.sharing.setCurrentIndex(step.sharing.findData(str(Sharing.NAMED)))
    step.title.setText("Vier Augen")
    step.title.left.emit()
    kept = sheet(project)
    assert list(kept.practices.values()) == [Sharing.NAMED]
    assert "Vier Augen" in kept.texts.values()


def test_without_practices_the_step_says_where_they_come_from(make, project):
    project.delete([one.uid for one in project.entities(EntityKind.PRACTICE)])
    dialog = make()
    assert "no good practices yet" in dialog.practices.lead.text()
    assert not dialog.practices._sides.isVisibleTo(dialog)


def test_a_finished_report_is_written_by_a_child_and_remembered(qtbot, make, project, asker):
    close(project)
    dialog = make()
    ready(dialog)
    written(qtbot, dialog)
    names = {path.name for path in asker.path.iterdir()}
    assert names == {
        "Yearly report 2026, revision 1.json",
        "Yearly report 2026, revision 1.pdf",
        "Receipt for the yearly report 2026, revision 1.pdf",
    }
    assert "revision 1" in dialog.finish.done_title.text()
    assert dialog.leave.isDefault()
    assert (dialog.leave.property("role"), dialog.write_button.property("role")) == ("primary", "")
    assert sheet(project).sent.revision == 1
    arguments = json.loads((asker.path / "Yearly report 2026, revision 1.json").read_text())
    assert "--signed=Vera Beispiel MBA, Leitung" in arguments
    assert "--draft" not in arguments


def test_the_year_that_was_closed_last_comes_first(make, project):
    close(project)
    dialog = make()
    assert dialog.board.draft.wanted.year == 2026
    assert not dialog.board.draft.facts.is_draft


def test_what_is_missing_is_said_and_nothing_is_written(make, project, asker):
    close(project)
    dialog = make()
    dialog.finish._on_other()
    dialog.go_to(4)
    dialog.write_button.click()
    assert "The request asks" in dialog.finish.error.text()
    assert not list(asker.path.iterdir())
    assert sheet(project).sent is None


def test_the_first_step_says_that_the_member_number_is_missing(make, project):
    told = make().request.findChild(QLabel, "report_no_number")
    assert told.isHidden()
    project.edit(project.organisation().uid, {"member_number": ""})
    told = make().request.findChild(QLabel, "report_no_number")
    assert not told.isHidden()
    assert "“Your company”" in told.text()


def test_no_file_at_all_is_refused(make):
    dialog = make()
    for box in dialog.finish.files.values():
        box.setChecked(False)
    dialog.go_to(4)
    dialog.write_button.click()
    assert "at least one file" in dialog.finish.error.text()


def test_existing_files_are_replaced_only_after_asking(make, asker):
    dialog = make()
    dialog.finish._on_other()
    target = asker.path / "Draft of the yearly report 2026.pdf"
    target.write_text("mine")
    asker.agrees = False
    dialog.go_to(4)
    dialog.write_button.click()
    assert not dialog.writer.is_running
    assert target.read_text() == "mine"


def test_a_child_that_fails_says_why(qtbot, make, session):
    session.child = _FAILS
    dialog = make()
    dialog.finish._on_other()
    dialog.go_to(4)
    written(qtbot, dialog, "failed")
    assert dialog.finish.error.text() == "The disk is full."
    assert dialog.write_button.isEnabled()


def test_names_in_texts_that_leave_are_pointed_out(make):
    dialog = make()
    dialog.board.decide({f"{FIGURE}hardest": f"{SECRET_SYSTEM} war schwierig"})
    assert SECRET_SYSTEM in dialog.finish._names.text()
    assert dialog.finish._names.isVisibleTo(dialog.finish)


def test_a_project_to_read_only_says_so(make, project, monkeypatch):
    dialog = make()
    monkeypatch.setattr(type(project.store), "read_only", True)
    dialog.items.model.ticked.emit("incidents", False)
    assert "reading only" in dialog.said.text()


@pytest.mark.parametrize("language", ["de", "en"])
def test_everything_has_a_name_for_screen_readers(make, language):
    dialog = make(language)
    for step in range(5):
        dialog.go_to(step)
        assert unnamed(dialog) == []
