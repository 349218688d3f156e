"""A person in front of the wizard, with the keyboard only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.law.statuses import classification_of, status_today
from rai_desktop.services.targets import Page
from tests.ui.keys import ALT, CTRL, SHIFT

SPACE = Qt.Key.Key_Space


class Wizard:
    """What a person does in the wizard, and what it shows."""

    def __init__(self, hand, window):
        self.hand = hand
        self.window = window
        self.decisions = []

    @property
    def page(self):
        return self.window.desk.workspace.page

    @property
    def project(self):
        return self.window.desk.project

    @property
    def system(self):
        return self.page.entering.system

    def open(self):
        self.window.desk.workspace.show_page(EntityKind.SYSTEM)
        self.hand.press(Qt.Key.Key_K, CTRL | SHIFT)
        assert self.window.desk.workspace.key is Page.CLASSIFY

    def on(self):
        self.hand.press(Qt.Key.Key_Right, ALT)

    def back(self):
        self.hand.press(Qt.Key.Key_Left, ALT)

    def tick(self, name):
        self.hand.tab_to(name)
        self.hand.press(SPACE)
        self.decisions.append(name)

    def describe(self):
        assert QApplication.focusWidget().objectName() == "template"
        self.hand.type("Whisper")
        self.decisions.append("template")
        self.hand.tab_to("field_purpose")
        self.hand.type("We use it to draft letters")
        self.decisions.append("purpose")
        self.hand.tab_to("field_people_data")
        self.hand.press(Qt.Key.Key_Down)
        self.decisions.append("people_data")
        self.on()

    def to_prohibited(self):
        self.describe()
        self.tick("choose_bought")
        self.tick("none_origin")
        self.on()
        self.tick("confirm_ai")
        self.tick("none_special")
        self.on()

    def to_areas(self):
        self.to_prohibited()
        self.tick("none_prohibited")
        self.on()

    def labels(self):
        return set(classification_of(self.project, self.system).labels)

    def status(self):
        return status_today(self.project, self.page.entering.catalogue, self.system)

    def answers(self):
        return answers_of(self.project, "ai-act", self.system)
