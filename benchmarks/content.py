"""A made-up company of any size; the same size always gives the same entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from benchmarks import texts
from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import CustomKind, LinkRole
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, custom_key
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.registry import KINDS, built_in_field
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.values import check_value
from rai_desktop.services.links import link_settings
from rai_desktop.services.ports import Catalogue

RISKS_EACH = 5
MITIGATIONS_EACH = 2
DAY = date(2026, 6, 15)
PROJECT = Uid("5b0c8a52-1f0e-4c1b-9a55-3f6f5a1d2c10")

_FIRST_MOMENT = datetime(2026, 6, 15, 8, 0, tzinfo=UTC)
_SEED = 2026
_CODED = (FieldKind.CHOICE, FieldKind.MULTI_CHOICE)


class SteadyUids:
    """Identities and salts that look random and are the same in every run."""

    def __init__(self, seed: int = _SEED) -> None:
        self._random = Random(seed)

    def new_uid(self) -> Uid:
        """Return a new UUID version 4."""
        return Uid(str(UUID(int=self._random.getrandbits(128), version=4)))

    def new_salt(self) -> str:
        """Return 32 hexadecimal digits."""
        return f"{self._random.getrandbits(128):032x}"


class SteadyClock:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self) -> None:
        self._now = _FIRST_MOMENT

    def today(self) -> date:
        """Return the day that everything is judged by."""
        return DAY

    def now(self) -> datetime:
        """Return a moment one minute after the last one."""
        self._now += timedelta(minutes=1)
        return self._now


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What all systems of the company refer to."""

    people: Sequence[Uid]
    vendors: Sequence[Uid]
    custom_field: Uid


class Company:
    """Makes the settings of all entries of a company with ``size`` AI systems."""

    def __init__(self, size: int, catalogue: Catalogue) -> None:
        self.size = size
        self._random = Random(_SEED + size)
        self._uids = SteadyUids(_SEED + size)
        self._codes = _codes(catalogue)

    def beginning(self) -> tuple[list[FieldSetting], Common]:
        """Return organisation, people, vendors and a custom field."""
        organisation = natural_uid(PROJECT, EntityKind.ORGANISATION)
        settings = _settings(
            EntityKind.ORGANISATION,
            organisation,
            {"name": "Beispiel Maschinenbau GmbH", "staff": 240, "scope": "Alle Standorte"},
        )
        people, vendors = [], []
        for number in range(1, max(5, self.size // 25) + 1):
            people.append(self._add(settings, EntityKind.PERSON, number, self._person(number)))
        for number in range(1, max(3, self.size // 20) + 1):
            vendors.append(self._add(settings, EntityKind.VENDOR, number, self._vendor(number)))
        field = self._uids.new_uid()
        values: dict[str, Value] = {
            "of_kind": EntityKind.SYSTEM,
            "label": texts.CUSTOM_LABEL[0],
            "custom_kind": CustomKind.TEXT,
        }
        settings += _settings(EntityKind.CUSTOM_FIELD, field, values)
        return settings, Common(people=people, vendors=vendors, custom_field=field)

    def part(self, places: Sequence[int], common: Common) -> list[FieldSetting]:
        """Return the systems at these places, counted from 0, with all that hangs on them."""
        settings: list[FieldSetting] = []
        for place in places:
            values = self.system(place, common)
            system = self._add(settings, EntityKind.SYSTEM, place + 1, values)
            self._add_risks(settings, system, place, common)
        return settings

    def system(self, place: int, common: Common) -> dict[str, Value]:
        """Return the values of the system at ``place``; two in five are short entries."""
        random, speech = self._random, place % 2
        subject = texts.SUBJECTS[place % len(texts.SUBJECTS)]
        site = random.choice(texts.SITES)[speech]
        values: dict[str, Value] = {
            "name": f"{subject.name[speech]} {site} {place + 1}",
            "purpose": subject.purpose[speech],
            "department": subject.department[speech],
            "owner": random.choice(common.people),
            "vendor": random.choice(common.vendors),
            "site": site,
            "review_due_on": self._day(-60, 300),
            **self._coded(EntityKind.SYSTEM, "source", "status", "people_data", "record_type"),
        }
        if place % 5 > 1:
            values |= self._long_entry(speech, subject, common)
        return values

    def _long_entry(self, speech: int, subject: texts.Subject, common: Common) -> dict[str, Value]:
        random = self._random
        return {
            "own_id": f"KS-{random.randrange(10_000):04d}",
            "product": f"{subject.name[1]} Pro",
            "version": f"{random.randrange(1, 9)}.{random.randrange(10)}",
            "description": self._sentences(speech, 4),
            "business_process": subject.department[speech],
            "benefit": self._sentences(speech, 1),
            "user_count": random.randrange(1, 400),
            "deputy": random.choice(common.people),
            "technique": subject.techniques,
            "hosting": ("Deutschland", "Germany")[speech],
            "input_data": self._sentences(speech, 1),
            "oversight": self._sentences(speech, 2),
            "in_use_since": self._day(-1500, -30),
            "reviewed_on": self._day(-400, -10),
            "yearly_cost": random.randrange(200, 90_000),
            "notes": self._sentences(speech, 1),
            custom_key(common.custom_field): f"{random.randrange(1000, 9999)}",
            **self._coded(EntityKind.SYSTEM, "approval", "influence", "dpia", "roles"),
            **self._coded(EntityKind.SYSTEM, "data_categories", "affected_groups", "traits"),
        }

    def _add_risks(
        self, settings: list[FieldSetting], system: Uid, place: int, common: Common
    ) -> None:
        risks = []
        for number in range(place * RISKS_EACH + 1, (place + 1) * RISKS_EACH + 1):
            values = self._risk(number, place % 2, common)
            risks.append(self._add(settings, EntityKind.RISK, number, values))
            settings += link_settings(PROJECT, LinkRole.SYSTEM_RISK, system, risks[-1])
        first = place * MITIGATIONS_EACH + 1
        for number in range(first, first + MITIGATIONS_EACH):
            values = self._mitigation(number, place % 2, common)
            mitigation = self._add(settings, EntityKind.MITIGATION, number, values)
            for risk in self._random.sample(risks, 2):
                settings += link_settings(PROJECT, LinkRole.RISK_MITIGATION, risk, mitigation)

    def _risk(self, number: int, speech: int, common: Common) -> dict[str, Value]:
        random = self._random
        title = texts.RISKS[number % len(texts.RISKS)][speech]
        values: dict[str, Value] = {
            "title": title,
            "description": self._sentences(speech, 1),
            "cause": random.choice(texts.CAUSES)[speech],
            "consequence": random.choice(texts.CONSEQUENCES)[speech],
            "owner": random.choice(common.people),
            "identified_on": self._day(-700, -10),
            "review_due_on": self._day(-60, 300),
            **self._coded(EntityKind.RISK, "criterion", "status", "treatment", "confidence"),
            **self._coded(EntityKind.RISK, "affected_groups", "lifecycle"),
        }
        if number % 10:
            for when in ("inherent", "current", "target"):
                for axis in ("likelihood", "persons", "business"):
                    values[f"{when}_{axis}"] = random.randrange(1, 6)
        return values

    def _mitigation(self, number: int, speech: int, common: Common) -> dict[str, Value]:
        return {
            "title": texts.MEASURES[number % len(texts.MEASURES)][speech],
            "description": self._sentences(speech, 1),
            "owner": self._random.choice(common.people),
            "due_on": self._day(-30, 200),
            "cost_once": self._random.randrange(0, 20_000),
            **self._coded(EntityKind.MITIGATION, "status", "measure_kinds", "nature", "effort"),
        }

    def _person(self, number: int) -> dict[str, Value]:
        function = texts.FUNCTIONS[number % len(texts.FUNCTIONS)]
        return {
            "name": f"{function[number % 2]} {number}",
            "function": function[0],
            "department": texts.SUBJECTS[number % len(texts.SUBJECTS)].department[0],
            "email": f"stelle{number}@example.org",
        }

    def _vendor(self, number: int) -> dict[str, Value]:
        return {
            "name": f"Beispiel Software {number} GmbH",
            "country": "DE",
            "services": texts.SERVICES[number % len(texts.SERVICES)][number % 2],
            "contract_until": self._day(30, 900),
            **self._coded(EntityKind.VENDOR, "processing_agreement"),
        }

    def _add(
        self,
        settings: list[FieldSetting],
        kind: EntityKind,
        number: int,
        values: Mapping[str, Value],
    ) -> Uid:
        uid = self._uids.new_uid()
        settings += _settings(kind, uid, {"number": number, **values})
        return uid

    def _coded(self, kind: EntityKind, *keys: str) -> dict[str, Value]:
        return {key: self._code(KINDS[kind].field(key)) for key in keys}

    def _code(self, spec: FieldSpec | None) -> Value:
        assert spec is not None
        codes = self._codes[spec.vocabulary] if spec.vocabulary else tuple(spec.choices or ())
        if spec.kind is FieldKind.MULTI_CHOICE:
            return tuple(str(code) for code in self._random.sample(codes, min(2, len(codes))))
        return self._random.choice(codes)

    def _sentences(self, speech: int, count: int) -> str:
        chosen = self._random.sample(texts.SENTENCES, count)
        return " ".join(sentence[speech] for sentence in chosen)

    def _day(self, earliest: int, latest: int) -> date:
        return DAY + timedelta(days=self._random.randrange(earliest, latest))


def _codes(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    names = {
        spec.vocabulary
        for kind in KINDS.values()
        for spec in kind.fields
        if spec.kind in _CODED and spec.vocabulary
    }
    return {name: [code for code, _ in catalogue.vocabulary(name)] for name in names}


def _settings(kind: EntityKind, uid: Uid, values: Mapping[str, Value]) -> list[FieldSetting]:
    return [
        FieldSetting(kind, uid, key, _checked(built_in_field(kind, key), value))
        for key, value in values.items()
    ]


def _checked(spec: FieldSpec | None, value: Value) -> Value:
    """Return ``value`` as the field keeps it; custom values stay as they are."""
    return check_value(spec, value) if spec else value
