"""Questions to suppliers, as the content packs bring them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.rating import Texts


class AnswerForm(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    YES_NO = "yes_no"


class QuestionGroup(StrEnum):
    """What a question is about; the groups stand in this order."""

    COMPANY = "company"
    PRODUCT = "product"
    DATA = "data"
    MODEL = "model"
    USE = "use"
    LAW = "law"
    SECURITY = "security"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierQuestion:
    """A question about one AI system; ``fills`` is the field that the answer belongs into.

    ``law`` are places in the law behind the question; not every one of them applies to every
    system, and the question is no statement that it does.
    """

    id: str
    group: QuestionGroup
    text: Texts
    help: Mapping[str, str]
    answer: AnswerForm
    fills: tuple[EntityKind, str] | None
    law: tuple[str, ...]
