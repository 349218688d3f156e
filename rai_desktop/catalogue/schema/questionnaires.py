"""Section of questions to suppliers."""

from typing import Annotated

from pydantic import Field

from rai_desktop.catalogue.schema.base import Citation, Entry, Some, Text
from rai_desktop.domain.questionnaires import AnswerForm, QuestionGroup

FieldName = Annotated[str, Field(max_length=60, pattern=r"^(vendor|system)\.[a-z][a-z_]*$")]


class SupplierQuestionEntry(Entry):
    """A question about one AI system; ``fills`` names the field that the answer belongs into."""

    group: Annotated[QuestionGroup, Field(strict=False)]
    text: Text
    help: Text | None = None
    answer: Annotated[AnswerForm, Field(strict=False)] = AnswerForm.TEXT
    fills: FieldName | None = None
    law: Some[Citation]
