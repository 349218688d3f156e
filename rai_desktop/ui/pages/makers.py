"""Making the pages of an open project; each is imported when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from rai_desktop.services.labels import Labels
    from rai_desktop.services.targets import PageKey
    from rai_desktop.ui.pages.base import Scene, WorkPage
    from rai_desktop.ui.theme import Theme


def make_page(key: PageKey, scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    """Return the page of ``key``, fresh."""
    if isinstance(key, EntityKind):
        from rai_desktop.ui.list_page import ListPage

        if key is EntityKind.REVIEW:
            return _reviews(key, scene, labels, theme)
        if key is EntityKind.INQUIRY:
            return _inquiries(key, scene, labels, theme)
        return ListPage(key, scene, labels, theme)
    return _MAKERS[key](scene, labels, theme)


def has_page(key: PageKey) -> bool:
    """Return whether there is a page of ``key``."""
    return isinstance(key, EntityKind) or key in _MAKERS


def _overview(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.overview import OverviewPage

    return OverviewPage(scene, labels, theme)


def _history(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.history import HistoryPage

    return HistoryPage(scene, labels, theme)


def _bin(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.bin import BinPage

    return BinPage(scene, labels, theme)


def _company(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.company import CompanyPage

    return CompanyPage(scene, labels, theme)


def _already_used(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.already_used import AlreadyUsedPage

    return AlreadyUsedPage(scene, labels, theme)


def _responsible(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.responsible import ResponsiblePage

    return ResponsiblePage(scene, labels, theme)


def _everyday(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.everyday import EverydayPage

    return EverydayPage(scene, labels, theme)


def _calendar(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.duties.calendar_page import CalendarPage

    return CalendarPage(scene, labels, theme)


def _classify(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.classifying import ClassifyPage

    return ClassifyPage(scene, labels, theme)


def _reviews(key: EntityKind, scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.reviews import ReviewsPage

    return ReviewsPage(key, scene, labels, theme)


def _inquiries(key: EntityKind, scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.inquiries import InquiriesPage

    return InquiriesPage(key, scene, labels, theme)


def _reviewing(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.reviewing import ReviewingPage

    return ReviewingPage(scene, labels, theme)


def _requirements(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.requirements import RequirementsPage

    return RequirementsPage(scene, labels, theme)


def _registers(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.pages.registers import RegistersPage

    return RegistersPage(scene, labels, theme)


def _year(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.years import YearPage

    return YearPage(scene, labels, theme)


def _hints(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.hints.page import HintsPage

    return HintsPage(scene, labels, theme)


def _due(scene: Scene, labels: Labels, theme: Theme) -> WorkPage:
    from rai_desktop.ui.duties.due_page import DuePage

    return DuePage(scene, labels, theme)


_MAKERS: dict[Page, Callable[[Scene, Labels, Theme], WorkPage]] = {
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
