"""Hints that are kept up to date equal those that are found anew, whatever changes meanwhile."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.hints.board import HintBoard
from rai_desktop.services.hints.model import Severity
from rai_desktop.services.hints.silencing import silence
from rai_desktop.services.law.sheets import sheet_uid
from rai_desktop.services.risks.acceptances import covered
from tests.services.building import CATALOGUE, labels
from tests.services.hints.company import FAR, ROLES, TODAY, YESTERDAY, Company, K

COUNT = 3
VALUES = {
    K.SYSTEM: [
        ("name", ["Chat", "chat", "Other", ""]),
        ("status", ["in_use", "retired", None]),
        ("owner", [0, 1, None]),
        ("vendor", [0, 1, None]),
        ("people_data", ["yes", "no"]),
        ("approval", ["refused", None]),
        ("purpose", ["Other", ""]),
        ("deleted", [True, False]),
    ],
    K.RISK: [
        ("status", ["accepted", "closed", None]),
        ("owner", [0, 1, None]),
        ("current_likelihood", [1, 5, None]),
        ("current_persons", [1, 5]),
        ("inherent_likelihood", [3, None]),
        ("deleted", [True, False]),
    ],
    K.MITIGATION: [
        ("status", ["planned", "effective", "rejected"]),
        ("owner", [0, None]),
        ("due_on", [YESTERDAY, FAR]),
        ("deleted", [True, False]),
    ],
    K.PERSON: [("active_until", [YESTERDAY, None]), ("deleted", [True, False])],
    K.VENDOR: [("contract_until", [YESTERDAY, FAR]), ("processing_agreement", ["yes", "no"])],
    K.EVIDENCE: [("valid_until", [YESTERDAY, FAR]), ("deleted", [True, False])],
    K.TASK: [
        ("status", ["open", "done"]),
        ("system", [0, 1, 2, None]),
        ("due_on", [YESTERDAY, FAR]),
        ("deleted", [True, False]),
    ],
    K.OBLIGATION: [("status", ["met", None]), ("system", [0, None]), ("applies_from", [YESTERDAY])],
    K.ACCEPTANCE: [
        ("risk", [0, 1]),
        ("expires_on", [YESTERDAY, FAR]),
        ("revoked_on", [None, YESTERDAY]),
    ],
    K.TRAINING: [("held_on", [YESTERDAY, None]), ("repeat_on", [YESTERDAY, None])],
    K.INCIDENT: [
        ("risk", [0, 1, None]),
        ("system", [0, 1, None]),
        ("harms", [("death",), ()]),
        ("known_on", [TODAY, None]),
    ],
    K.FINDING: [("due_on", [YESTERDAY, FAR]), ("status", ["open", "closed"])],
}
NAMES = {"owner": K.PERSON, "vendor": K.VENDOR, "system": K.SYSTEM, "risk": K.RISK}
LINKS = [
    (ROLES.SYSTEM_RISK, K.SYSTEM, K.RISK),
    (ROLES.RISK_MITIGATION, K.RISK, K.MITIGATION),
    (ROLES.EVIDENCE_OF, K.EVIDENCE, K.RISK),
    (ROLES.EVIDENCE_OF, K.EVIDENCE, K.MITIGATION),
]
JOINED = {
    K.SYSTEM: {"status": "in_use", "owner": 0, "vendor": 0, "people_data": "yes"},
    K.RISK: {"status": "accepted", "owner": 0, "current_likelihood": 2, "inherent_likelihood": 3},
    K.MITIGATION: {"status": "effective", "owner": 0},
    K.TASK: {"system": 0, "due_on": YESTERDAY},
    K.OBLIGATION: {"system": 0, "applies_from": YESTERDAY},
    K.ACCEPTANCE: {"risk": 0, "expires_on": FAR, "accepted_on": YESTERDAY},
    K.INCIDENT: {"system": 0, "known_on": TODAY},
}
places = st.integers(0, COUNT - 1)
edits = st.sampled_from([(kind, key, v) for kind, of in VALUES.items() for key, v in of]).flatmap(
    lambda one: st.tuples(st.just("edit"), st.just(one[:2]), st.sampled_from(one[2]), places)
)
links = st.tuples(st.just("link"), st.sampled_from(LINKS), places, st.tuples(places, st.booleans()))
laws = st.tuples(st.just("law"), st.sampled_from(["PROHIBITED", "TRANSP"]), st.booleans(), places)
answers = st.tuples(st.just("answer"), st.sampled_from(["yes", "unknown"]), st.just(0), places)
staff = st.tuples(st.just("staff"), st.integers(1, 500), st.just(0), places)
works = st.tuples(st.just("work"), st.integers(0, 40), st.just(0), places)
single = st.one_of(edits, edits, edits, edits, links, links, laws, answers, staff)
acts = st.lists(st.one_of(single, single, works), max_size=15)


class Player:
    """Does what the generated acts say."""

    def __init__(self):
        self.company = Company()
        self.uids = {kind: [self.company.add(kind) for _ in range(COUNT)] for kind in VALUES}
        project = self.company.project
        self.board = HintBoard(project, labels(), TODAY)
        project.on_change(self.board.note)
        self._join()
        self.work(10_000, 0, 0)

    def _join(self):
        """Let much of it hang together from the beginning."""
        for role, first, second in LINKS:
            for ends in zip(self.uids[first], self.uids[second], strict=True):
                self.company.link(role, *ends)
        for kind, values in JOINED.items():
            for place in range(COUNT):
                for key, value in values.items():
                    self.edit((kind, key), value, place)
        self.edit((K.SYSTEM, "status"), "retired", 2)
        self.edit((K.TASK, "system"), 2, 2)
        stamp = covered(self.company.project, self.company.project.entity(self.uids[K.RISK][0]))
        for place in range(COUNT):
            self.edit((K.ACCEPTANCE, "stamp"), stamp.stamp("salt"), place)

    def play(self, act):
        name, what, value, place = act
        getattr(self, name)(what, value, place)

    def edit(self, what, value, place):
        kind, key = what
        if key in NAMES and value is not None:
            value = self.uids[NAMES[key]][value]
        values = self.company.coded(kind, {key: value})
        self.company.set(kind, self.uids[kind][place], **values)

    def link(self, what, place, more):
        role, first, second = what
        other, deleted = more
        ends = self.uids[first][place], self.uids[second][other]
        self.company.link(role, *ends, deleted=deleted)

    def law(self, label, is_outdated, place):
        basis = "other" if is_outdated else None
        self.company.classify(self.uids[K.SYSTEM][place], label, basis=basis)

    def answer(self, answer, _, place):
        pack, system = CATALOGUE.law().rules.pack, self.uids[K.SYSTEM][place]
        sheet = sheet_uid(self.company.project.uid, pack, system)
        values = {"catalogue": pack, "subject": system, "a:A1": answer}
        self.company.set(K.ANSWER_SHEET, sheet, **values)

    def staff(self, count, _, place):
        self.company.set(K.ORGANISATION, self.company.organisation, staff=count)

    def work(self, steps, _, place):
        """Go on with the work for a while, and drop it."""
        for _step in zip(range(steps), self.board.work(), strict=False):
            pass


@settings(max_examples=300)
@given(st.lists(single, min_size=1, max_size=4))
def test_after_each_change_all_that_depends_on_it_is_looked_at_again(done):
    player = Player()
    for act in done:
        player.play(act)
        player.work(10_000, 0, 0)
        assert set(player.board.every()) == set(player.company.hints().every())


@given(acts)
def test_hints_kept_up_to_date_equal_those_found_anew(done):
    player = Player()
    for act in done:
        player.play(act)
    for _ in player.board.work():
        pass
    assert player.board.is_current
    assert set(player.board.every()) == set(player.company.hints().every())


def test_hints_are_listed_most_serious_first_and_counted_by_severity():
    company = Company()
    company.add(K.SYSTEM)
    company.made(K.SYSTEM, status="in_use", approval="refused", purpose="B")
    board = company.hints()
    counts = board.counts()
    assert next(board.every()).rule == "system-refused-in-use"
    assert counts[Severity.SERIOUS] == 1
    assert sum(counts.values()) == len(list(board.every()))


def test_a_hint_that_is_switched_off_does_not_count():
    company = Company()
    first, second = company.add(K.SYSTEM), company.add(K.SYSTEM, name="B")
    board = HintBoard(company.project, labels(), TODAY)
    company.project.on_change(board.note)
    for _ in board.work():
        pass
    assert board.count("system-no-owner") == 2
    silence(company.project, "system-no-owner", [first], "Wird abgelöst")
    assert board.count("system-no-owner") == 1
    assert [hint.uid for hint in board.of_rule("system-no-owner")] == [second]
    assert [hint.uid for hint in board.of_rule("system-no-owner", silenced=True)] == [first]
    assert "system-no-owner" not in {hint.rule for hint in board.of(first)}
    silence(company.project, "system-no-owner", [None], "Nicht üblich")
    assert board.count("system-no-owner") == 0
    assert len(board.of_rule("system-no-owner", silenced=True)) == 2


def test_a_classification_that_is_confirmed_needs_nothing_more():
    company = Company()
    system = company.made(K.SYSTEM, purpose="B", status="in_use", owner=company.add(K.PERSON))
    company.link(ROLES.SYSTEM_RISK, system, company.add(K.RISK))
    company.classify(system, "MINIMAL", status=ClassificationStatus.CONFIRMED)
    assert not [hint for hint in company.hints().every() if hint.uid == system]
