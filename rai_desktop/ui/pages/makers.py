"""Making the pages of an open project; each is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rai_desktop.services.labels import Labels
    from rai_desktop.services.targets import PageKey
    from rai_desktop.ui.pages.base import Scene, WorkPage
    from rai_desktop.ui.theme import Theme

    Maker = Callable[[Scene, Labels, Theme], WorkPage]


def make_page(key: PageKey, scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    """Return the page of ``key``, fresh."""
    if isinstance(key, EntityKind):
        from rai_desktop.ui.list_page import ListPage

        if key is EntityKind.REVIEW:
            return _reviews(key, scene, labels, theme)
        if key is EntityKind.INQUIRY:
            return _inquiries(key, scene, labels, theme)
        return ListPage(key, scene, labels, theme)
    return _MAKERS[key]()(scene, labels, theme)


def load_ahead() -> Iterator[None]:
    """Import bit by bit what the pages and their dialogs are made with: making takes less later."""
    for maker in _MAKERS.values():
        maker()
        yield
    for name in _DIALOGS:
        import_module(name)
        yield


def has_page(key: PageKey) -> bool:
    """Return whether there is a page of ``key``."""
    return isinstance(key, EntityKind) or key in _MAKERS


def _overview() -> Maker:
    from rai_desktop.ui.pages.overview import OverviewPage

    return OverviewPage


def _history() -> Maker:
    from rai_desktop.ui.pages.history import HistoryPage

    return HistoryPage


def _bin() -> Maker:
    from rai_desktop.ui.pages.bin import BinPage

    return BinPage


def _company() -> Maker:
    from rai_desktop.ui.pages.company import CompanyPage

    return CompanyPage


def _already_used() -> Maker:
    from rai_desktop.ui.pages.already_used import AlreadyUsedPage

    return AlreadyUsedPage


def _responsible() -> Maker:
    from rai_desktop.ui.pages.responsible import ResponsiblePage

    return ResponsiblePage


def _everyday() -> Maker:
    from rai_desktop.ui.pages.everyday import EverydayPage

    return EverydayPage


def _calendar() -> Maker:
    from rai_desktop.ui.duties.calendar_page import CalendarPage

    return CalendarPage


def _classify() -> Maker:
    from rai_desktop.ui.pages.classifying import ClassifyPage

    return ClassifyPage


def _reviews(key: EntityKind, scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.reviews import ReviewsPage

    return ReviewsPage(key, scene, labels, theme)


def _inquiries(key: EntityKind, scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.inquiries import InquiriesPage

    return InquiriesPage(key, scene, labels, theme)


def _reviewing() -> Maker:
    from rai_desktop.ui.pages.reviewing import ReviewingPage

    return ReviewingPage


def _requirements() -> Maker:
    from rai_desktop.ui.pages.requirements import RequirementsPage

    return RequirementsPage


def _registers() -> Maker:
    from rai_desktop.ui.pages.registers import RegistersPage

    return RegistersPage


def _year() -> Maker:
    from rai_desktop.ui.years import YearPage

    return YearPage


def _hints() -> Maker:
    from rai_desktop.ui.hints.page import HintsPage

    return HintsPage


def _due() -> Maker:
    from rai_desktop.ui.duties.due_page import DuePage

    return DuePage


_DIALOGS = (
    "rai_desktop.ui.questionnaires.returning",
    "rai_desktop.ui.importing.columns_step",
    "rai_desktop.ui.importing.dialog",
    "rai_desktop.ui.pasting.dialog",
)

_MAKERS: dict[Page, Callable[[], Maker]] = {
    Page.OVERVIEW: _overview,
    Page.HISTORY: _history,
    Page.BIN: _bin,
    Page.COMPANY: _company,
    Page.ALREADY_USED: _already_used,
    Page.RESPONSIBLE: _responsible,
    Page.CLASSIFY: _classify,
    Page.REVIEWING: _reviewing,
    Page.REQUIREMENTS: _requirements,
    Page.REGISTERS: _registers,
    Page.YEAR: _year,
    Page.EVERYDAY: _everyday,
    Page.CALENDAR: _calendar,
    Page.HINTS: _hints,
    Page.DUE: _due,
}
