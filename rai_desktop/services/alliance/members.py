"""The office's list of members, out of a workbook, separated values or JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from rai_desktop.domain.codes import LabelledCode, OrganisationKind
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.synonyms import names_in
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.domain.yearly_report import Member, MemberSize
from rai_desktop.services.alliance.model import ListedMember, MemberList
from rai_desktop.services.tables import SourceDocument, SourceRow, SourceTable
from rai_desktop.words import LANGUAGES, words_for
from rai_desktop.words.language import folded

Code = TypeVar("Code", bound=LabelledCode)

NO_NUMBERS = N_(
    "“{name}” has no column with member numbers. "
    "Call it “Member number”, further ones “Name”, “Size”, “Sector”, “Kind” and “Contact”."
)
TWICE = N_("Row {row}: the member number {number} is there twice; the first row counts.")
NO_NUMBER = N_("Row {row}: the member number is missing; the row was left out.")
NOT_UNDERSTOOD = N_("Row {row}: “{value}” is not understood as {column}; it was left empty.")

_SIZE, _KIND = N_("Size"), N_("Kind")
_COLUMNS: Mapping[str, str] = {
    "number": (
        "member number | member no | member no. | member id | membership number | "
        "mitgliedsnummer | mitglied nr | mitglied nr. | mitglieds-nr | mitglieds-nr. | "
        "mitgliedsnr | mitgliedsnr. | "
        "alliance member number | mitgliedsnummer im bündnis | number | nummer | nr | nr."
    ),
    "name": (
        "name | member | mitglied | company | firma | unternehmen | organisation | organization | "
        "name of the company | name des unternehmens | mitgliedsname | firmenname"
    ),
    "kind": (
        "kind | kind of organisation | type | art | art der organisation | organisationsform | "
        "organisationstyp | typ | rechtsform"
    ),
    "size": "size | size class | größe | größenklasse | unternehmensgröße | groesse",
    "sector": "sector | industry | branche | wirtschaftszweig | sparte",
    "contact": (
        "contact | contact person | e-mail | email | mail | ansprechpartner | ansprechpartnerin | "
        "kontakt | ansprechperson"
    ),
}
_SIZES: Mapping[MemberSize, str] = {
    MemberSize.MICRO: "kleinst | kleinstunternehmen | micro",
    MemberSize.SMALL: "klein | kleinunternehmen | small",
    MemberSize.MEDIUM: "mittel | mittelgroß | medium",
    MemberSize.SMC: "midcap | small mid-cap | mid-cap | smc",
    MemberSize.LARGE: "groß | großunternehmen | gross | large",
    MemberSize.UNKNOWN: "unbekannt | unknown",
}
_KINDS: Mapping[OrganisationKind, str] = {
    OrganisationKind.SME: "kmu | sme | unternehmen",
    OrganisationKind.START_UP: "startup | start-up",
    OrganisationKind.GROUP: "konzern",
    OrganisationKind.PUBLIC_BODY: "öffentlich | behörde | kommune",
    OrganisationKind.RESEARCH: "forschung | hochschule",
    OrganisationKind.ASSOCIATION: "verein | verband",
}


def members_in(document: SourceDocument) -> MemberList:
    """Return the members that the first list with member numbers in ``document`` names.

    Raises:
        UserError: no list in it has a column with member numbers.
    """
    for table in document.tables:
        places = _places(table)
        if "number" in places:
            reader = _Reader(places)
            members = tuple(reader.read(table.rows))
            return MemberList(members=members, remarks=tuple(reader.remarks))
    raise UserError(NO_NUMBERS, name=document.name)


def number_key(number: str) -> str:
    """Return what two spellings of one member number have in common."""
    return "".join(folded(number).split())


def _places(table: SourceTable) -> dict[str, int]:
    """Return where the columns stand; of several that fit the best known name counts."""
    headings = [" ".join(folded(heading).split()) for heading in table.header]
    places: dict[str, int] = {}
    for key, names in _COLUMNS.items():
        wanted = [folded(name) for name in names_in(names)]
        found = [headings.index(name) for name in wanted if name in headings]
        free = [place for place in found if place not in places.values()]
        if free:
            places[key] = free[0]
    return places


class _Reader:
    """Reads rows; what is strange gathers in ``remarks``."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self.remarks: list[Sentence] = []
        self._places = places
        self._sizes = _codes(MemberSize, _SIZES)
        self._kinds = _codes(OrganisationKind, _KINDS)

    def read(self, rows: Sequence[SourceRow]) -> Iterator[ListedMember]:
        """Yield the members, each number once."""
        seen: set[str] = set()
        for row in rows:
            number = self._text(row, "number")
            key = number_key(number)
            if not key:
                if any(cell.text.strip() for cell in row.cells):
                    self._remark(NO_NUMBER, row=row.number)
            elif key in seen:
                self._remark(TWICE, row=row.number, number=number)
            else:
                seen.add(key)
                yield self._member(row, number)

    def _member(self, row: SourceRow, number: str) -> ListedMember:
        size = self._code(row, "size", self._sizes.get, _SIZE)
        kind = self._code(row, "kind", self._kinds.get, _KIND)
        member = Member(
            number=number,
            name=self._text(row, "name"),
            kind=OrganisationKind(kind) if kind else None,
            size=MemberSize(size) if size else MemberSize.UNKNOWN,
            sector=self._text(row, "sector"),
        )
        return ListedMember(member=member, contact=self._text(row, "contact"))

    def _text(self, row: SourceRow, key: str) -> str:
        place = self._places.get(key)
        return " ".join(row.cells[place].text.split()) if place is not None else ""

    def _code(
        self, row: SourceRow, key: str, known: Callable[[str], str | None], column: str
    ) -> str | None:
        value = self._text(row, key)
        code = known(_plain(value))
        if value and code is None:
            heading = Sentence(text=column, values={})
            self._remark(NOT_UNDERSTOOD, row=row.number, value=value[:60], column=heading)
        return code

    def _remark(self, text: str, **values: object) -> None:
        self.remarks.append(Sentence(text=text, values=values))


def _codes(choices: type[Code], others: Mapping[Code, str]) -> dict[str, str]:
    """Return the code of each word: the codes, their words in all languages, and further words."""
    found = {_plain(str(code)): str(code) for code in choices}
    for code in choices:
        labels = [words_for(language)(code.label) for language in LANGUAGES]
        for word in (*labels, *names_in(others.get(code, ""))):
            found.setdefault(_plain(word), str(code))
    return found


def _plain(text: str) -> str:
    return " ".join(folded(text).replace("_", " ").split())
