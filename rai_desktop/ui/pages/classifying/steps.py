"""The steps of the wizard in their order: what the system does, the screens of the law, the end."""

from collections.abc import Sequence

from rai_desktop.domain.texts import N_
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.pages.classifying.stepper import Step
from rai_desktop.words import Words

DESCRIBE, RESULT = "describe", "result"


def wizard_steps(project: OpenProject, entering: Entering | None, words: Words) -> Sequence[Step]:
    """Return the steps for a system with what is done of them; none without a system."""
    if entering is None:
        return ()
    recorded = classification_of(project, entering.system) is not None
    return (
        Step(key=DESCRIBE, title=words(N_("What does it do?")), is_done=entering.is_described),
        *(
            Step(key=s.id, title=words.pick(s.rule.title), is_done=s.is_done)
            for s in entering.screens
        ),
        Step(key=RESULT, title=words(N_("Result")), is_done=recorded),
    )
