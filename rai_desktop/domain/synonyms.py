"""Header names by which foreign lists call our fields, in German and English.

The labels of the fields in both languages are recognised without standing here.
"""

from collections.abc import Mapping

from rai_desktop.domain.fields import EntityKind


def synonyms_of(kind: EntityKind, key: str) -> tuple[str, ...]:
    """Return other names of the field in lower case; empty when there are none."""
    return names_in(_SYNONYMS.get(kind, {}).get(key, ""))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names between the bars of ``text``."""
    return tuple(name.strip() for name in text.split("|")) if text else ()


_SYNONYMS: Mapping[EntityKind, Mapping[str, str]] = {
    EntityKind.SYSTEM: {
        "name": (
            "system | ai system | ki-system | ki system | tool | tool name | tool_name | use "
            "case | use case name | anwendung | anwendungsfall | werkzeug | produktname | "
            "bezeichnung | titel | title | systemname | system name | ki-anwendung | name des "
            "systems"
        ),
        "purpose": (
            "purpose | intended purpose | zweck | zweckbestimmung | verwendungszweck | "
            "einsatzzweck | wofür | problem solved | aufgabe | task"
        ),
        "department": (
            "abteilung | fachbereich | bereich | team | unit | organisation | organization | "
            "publishing_body | publishing body | business unit | organisationseinheit | "
            "fachabteilung"
        ),
        "owner": (
            "owner | system owner | verantwortlich | verantwortliche person | "
            "verantwortlicher | systemverantwortlicher | zuständig | ansprechpartner | "
            "responsible | responsible person | accountable"
        ),
        "source": "source | herkunft | bezug | make or buy | beschaffung | origin type",
        "vendor": (
            "vendor | supplier | lieferant | hersteller | anbieter | manufacturer | provider "
            "name | dienstleister"
        ),
        "status": "lifecycle | phase | stand | lebenszyklus | stage | einsatzstatus",
        "people_data": (
            "personal data | personenbezogene daten | pii | personenbezug | daten über menschen"
        ),
        "record_type": "record type | typ | art | type",
        "own_id": "id | nr | nr. | nummer | system id | inventarnummer | kennung",
        "product": "produkt | product name | trade name | software | handelsname",
        "version": "release | softwareversion",
        "description": "beschreibung | kurzbeschreibung | details | summary",
        "business_process": "prozess | geschäftsprozess | process | einsatzbereich | topic area",
        "benefit": "nutzen | benefit | vorteil | benefits",
        "users": "nutzer | benutzer | anwender | nutzergruppe | user group",
        "user_count": "anzahl nutzer | licences | lizenzen | licenses | number of licences",
        "excluded_uses": "out of scope | nicht vorgesehen | ausgeschlossene nutzung",
        "deputy": "vertretung | stellvertretung | stellvertreter",
        "technical_contact": "technische betreuung | technischer ansprechpartner | it-kontakt",
        "reviewer": "überprüfer | prüfer",
        "approver": "freigebende person | freigegeben von | genehmiger | approved by",
        "site": "standort | location | niederlassung",
        "technique": "technik | technologie | technology | ki-technik | ai technique",
        "model": "modell | model | ki-modell | sprachmodell",
        "outputs": "ausgaben | output | ergebnisse",
        "hosting": "hosting | serverstandort | betriebsort | cloud | land",
        "interfaces": "schnittstellen | interfaces | integration",
        "input_data": "eingabedaten | inputs | eingaben | data used",
        "data_categories": "datenkategorien | datenarten | data categories",
        "data_sets": "datensätze | trainingsdaten | training data | datasets",
        "legal_basis": "rechtsgrundlage | legal basis",
        "retention": "löschfrist | aufbewahrung | speicherdauer | retention",
        "dpia": "dsfa | dpia | datenschutz-folgenabschätzung | folgenabschätzung",
        "dpia_on": "dsfa datum | dpia date",
        "affected_groups": "betroffene | betroffene personen | betroffene gruppen | affected",
        "affected_count": "anzahl betroffene | number affected",
        "influence": "entscheidungseinfluss | automatisierungsgrad | influence",
        "oversight": "menschliche aufsicht | aufsicht | oversight | human in the loop",
        "complaints": "beschwerdeweg | appeal | beschwerde",
        "notice": ("hinweistext | transparenzhinweis | transparency | transparenz | notice"),
        "works_council_informed": "betriebsrat | works council | mitbestimmung",
        "roles": "rolle | rollen | role | roles | ai act role | unsere rolle",
        "traits": "merkmale | eigenschaften | traits",
        "on_market_since": "inverkehrbringen | auf dem markt seit | placed on market",
        "in_use_since": ("einsatz seit | go-live | go live | start | startdatum | produktiv seit"),
        "changed_on": "wesentliche änderung | letzte änderung | significant change",
        "retired_on": "außer betrieb seit | end date | enddatum | abgeschaltet am",
        "approval": "freigabe | genehmigung | freigabestatus | approval status",
        "approval_conditions": "auflagen | bedingungen | conditions",
        "approved_on": "freigegeben am | freigabedatum",
        "reviewed_on": "letzte überprüfung | letzte prüfung | reviewed on",
        "review_due_on": "nächste überprüfung | nächste prüfung | review due | wiedervorlage",
        "yearly_cost": "kosten | jahreskosten | cost | annual cost | kosten pro jahr",
        "link": "url | website | webseite | link",
        "tags": "schlagworte | tags | stichworte",
        "notes": "notizen | bemerkung | bemerkungen | kommentar | comment | comments",
    },
    EntityKind.RISK: {
        "systems": (
            "ki-system | ki system | system | systeme | ai system | ai systems | "
            "betroffenes system | "
            "betroffene systeme | betroffenes ki-system | affected system | affected systems | "
            "related system | systemname | system name | ki-anwendung | anwendung | tool | "
            "use case | "
            "anwendungsfall | system-id | system id | zugehöriges system | zugeordnetes system"
        ),
        "title": ("risiko | risk | risk title | titel | bezeichnung | name | risikobezeichnung"),
        "description": "beschreibung | risikobeschreibung | risk description",
        "cause": "ursache | cause",
        "consequence": "folge | folgen | auswirkung | konsequenz | effect",
        "criterion": "kategorie | kriterium | category | criterion",
        "affected_groups": "betroffene | betroffene personen | affected",
        "owner": (
            "risikoverantwortlich | risikoeigner | risk owner | verantwortlich | owner | "
            "verantwortliche person | verantwortlicher | zuständig | responsible"
        ),
        "status": "status | stand",
        "current_likelihood": (
            "wahrscheinlichkeit | eintrittswahrscheinlichkeit | likelihood | probability"
        ),
        "current_persons": (
            "auswirkung auf menschen | impact on people | impact people | schaden menschen"
        ),
        "current_business": (
            "auswirkung aufs unternehmen | auswirkung auf das unternehmen | impact | impact "
            "on the business | impact business | schadenshöhe | schaden"
        ),
        "treatment": "behandlung | risikobehandlung | strategie | treatment",
        "identified_on": "erkannt am | identified | date identified",
        "review_due_on": "nächste überprüfung | review due | wiedervorlage",
        "notes": "notizen | bemerkung | bemerkungen | kommentar | comment",
    },
    EntityKind.MITIGATION: {
        "risks": (
            "risiko | risk | risiken | risks | betroffenes risiko | zugehöriges risiko | "
            "zugeordnetes risiko | related risk | risiko-id | risk id | gegen risiko | "
            "addressed risk | risikobezeichnung"
        ),
        "title": "maßnahme | massnahme | mitigation | measure | control | titel | name",
        "status": "status | stand | umsetzungsstand",
        "owner": (
            "verantwortlich | zuständig | owner | responsible | verantwortliche person | "
            "verantwortlicher"
        ),
        "due_on": "frist | fällig | fällig am | termin | due | due date | deadline | bis",
        "done_on": "erledigt am | umgesetzt am | done | completed",
        "effort": "aufwand | effort",
        "cost_once": "kosten einmalig | einmalkosten | one-off cost | cost one-off | one time cost",
        "cost_yearly": "kosten jährlich | jährliche kosten | kosten pro jahr | annual cost",
        "description": "beschreibung | description",
        "notes": "notizen | bemerkung | kommentar | comment",
    },
    EntityKind.PERSON: {
        "name": "name | person | vorname nachname | full name | mitarbeiter",
        "function": "funktion | rolle | position | function | job title | stelle",
        "department": "abteilung | bereich | department | team",
        "email": "e-mail | email | mail | e-mail-adresse",
        "phone": "telefon | phone | tel | telefonnummer",
        "active_from": "aktiv von | aktiv ab | from",
        "active_until": "aktiv bis | until",
        "notes": "notizen | bemerkung | comment",
    },
    EntityKind.VENDOR: {
        "name": "lieferant | anbieter | hersteller | vendor | supplier | firma | name",
        "country": "land | country | sitz",
        "services": "produkte | leistungen | produkte und leistungen | services | products",
        "website": "webseite | website | url",
        "contact_name": "ansprechpartner | kontakt | contact",
        "contact_email": "e-mail | email",
        "contract": "vertrag | vertragsnummer | contract",
        "contract_until": "vertrag bis | vertragsende | contract end",
        "processing_agreement": "avv | auftragsverarbeitungsvertrag | dpa | av-vertrag",
        "data_location": "datenstandort | serverstandort | data location",
        "notes": "notizen | bemerkung | comment",
    },
    EntityKind.EVIDENCE: {
        "title": "nachweis | titel | evidence | title | dokument | name",
        "evidence_type": "art | typ | type",
        "link": "link | ablageort | url | ort | fundstelle",
        "version": "version",
        "dated_on": "datum | date | stand",
        "valid_until": "gültig bis | valid until | ablaufdatum",
        "owner": "verantwortlich | owner",
        "notes": "notizen | bemerkung",
    },
}
