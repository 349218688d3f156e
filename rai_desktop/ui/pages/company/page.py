"""Your company: whose inventory this is and who works here; stored as it is typed."""

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.company import company_page, save_company
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page
from rai_desktop.ui.forms.company_form import CompanyForm
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.company.brand import BrandCard
from rai_desktop.ui.pages.guided import GuidedPage
from rai_desktop.ui.theme import Theme

_SHOWN = (EntityKind.ORGANISATION, EntityKind.PERSON)


class CompanyPage(GuidedPage):
    """Each answer is one step; only the two names are required."""

    next_page = Page.ALREADY_USED
    next_text = N_("Next: What do you already use?")
    lead_text = N_("Only the two names are needed. Everything else may wait.")

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.COMPANY, scene, labels, theme)
        self.form = CompanyForm(company_page(self.project), labels, theme)
        self.form.set_read_only(self.project.store.read_only)
        self.form.edited.connect(self._on_edited)
        self.brand = BrandCard(scene, labels.words, theme)
        self.body.addWidget(self.form)
        self.body.addWidget(self.brand.box)
        self.retranslate(labels)
        self.apply_theme(theme)

    @override
    def take_changes(self, changes: list[Change]) -> None:
        if any(kind in change.touched for change in changes for kind in _SHOWN):
            self.form.show_page(company_page(self.project))
            self.brand.show_brand()

    @override
    def enter(self, pane: object = None) -> bool:
        self.form.focus_first()
        return True

    @override
    def flush(self) -> None:
        self.form.flush()

    @override
    def unstored(self) -> list[str]:
        return self.form.unstored()

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        self.form.retranslate(labels)
        self.brand.retranslate(labels.words)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.form.apply_theme(theme)
        self.brand.apply_theme(theme)

    def _on_edited(self, kind: EntityKind, key: str, value: Value) -> None:
        try:
            self._save(kind, key, value)
        except UserError as error:
            row = self.form.row(kind, key)
            row.editor.keep_pending()
            row.show_error(error)

    def _save(self, kind: EntityKind, key: str, value: Value) -> None:
        if kind is EntityKind.ORGANISATION:
            save_company(self.project, {key: value}, {})
            return
        person = self.form.values(EntityKind.PERSON)
        if not person["name"]:
            raise UsageError(N_("Enter your name first; it is part of this."))
        save_company(self.project, {}, person)
        self.scene.session.remember_author(self.project)
