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
            "system | ai system | ki-system | ki system | tool | tool name | tool_name | "
            "use case | use case name | anwendung | anwendungsfall | werkzeug | produktname | "
            "bezeichnung | titel | title | systemname | system name | ki-anwendung | "
            "name des systems | systembezeichnung | name des ki-systems | name der anwendung | "
            "name des tools | ki-tool | ki-lösung | application | application name | ai tool | "
            "ai application | ai use case | solution | lösung"
        ),
        "purpose": (
            "purpose | intended purpose | zweck | zweckbestimmung | verwendungszweck | "
            "einsatzzweck | wofür | problem solved | aufgabe | task | beschreibung des zwecks | "
            "zweck der verarbeitung | zweck des systems | purpose of use | business purpose | use"
        ),
        "department": (
            "abteilung | fachbereich | bereich | team | unit | organisation | organization | "
            "publishing_body | publishing body | business unit | organisationseinheit | "
            "fachabteilung | business area | abteilungen | organisationsbereich"
        ),
        "owner": (
            "owner | system owner | verantwortlich | verantwortliche person | verantwortlicher | "
            "systemverantwortlicher | zuständig | ansprechpartner | responsible | "
            "responsible person | accountable | business owner | product owner | "
            "fachverantwortlicher | fachverantwortliche | fachlich verantwortlich | "
            "verantwortliche | verantwortlicher mitarbeiter | zuständigkeit | contact person | "
            "contact | ansprechperson"
        ),
        "source": "source | herkunft | bezug | make or buy | beschaffung | origin type",
        "vendor": (
            "vendor | supplier | lieferant | hersteller | anbieter | manufacturer | "
            "provider name | dienstleister | vendor name | provider | supplier name | "
            "anbietername"
        ),
        "status": (
            "lifecycle | phase | stand | lebenszyklus | stage | einsatzstatus | "
            "status der einführung | current status | deployment status | systemstatus | "
            "nutzungsstatus"
        ),
        "people_data": (
            "personal data | personenbezogene daten | pii | personenbezug | "
            "daten über menschen | dsgvo-relevant | gdpr relevant | "
            "verarbeitet personenbezogene daten | contains personal data | "
            "processes personal data"
        ),
        "record_type": "record type | typ | art | type",
        "own_id": (
            "id | nr | nr. | nummer | system id | inventarnummer | kennung | lfd. nr. | lfd nr | "
            "laufende nummer | inventar-nr. | no."
        ),
        "product": "produkt | product name | trade name | software | handelsname",
        "version": "release | softwareversion",
        "description": "beschreibung | kurzbeschreibung | details | summary",
        "business_process": (
            "prozess | geschäftsprozess | process | einsatzbereich | topic area | einsatzgebiet"
        ),
        "benefit": "nutzen | benefit | vorteil | benefits",
        "users": "nutzer | benutzer | anwender | nutzergruppe | user group",
        "user_count": (
            "anzahl nutzer | anzahl der nutzer | nutzerzahl | no. of users | anzahl user | "
            "anzahl anwender | licences | lizenzen | licenses | number of licences"
        ),
        "excluded_uses": "out of scope | nicht vorgesehen | ausgeschlossene nutzung",
        "deputy": "vertretung | stellvertretung | stellvertreter",
        "technical_contact": "technische betreuung | technischer ansprechpartner | it-kontakt",
        "reviewer": "überprüfer | prüfer",
        "approver": (
            "freigebende person | freigegeben von | genehmiger | approved by | genehmigt von"
        ),
        "site": "standort | location | niederlassung",
        "technique": (
            "technik | technologie | technology | ki-technik | ai technique | ki-technologie | "
            "ai type | type of ai | art der ki | ki-art"
        ),
        "model": "modell | model | ki-modell | sprachmodell | model name | modellname",
        "outputs": "ausgaben | output | ergebnisse",
        "hosting": (
            "hosting | serverstandort | betriebsort | cloud | land | hosting-standort | "
            "hosted in | data location | datenstandort"
        ),
        "interfaces": "schnittstellen | interfaces | integration",
        "input_data": "eingabedaten | inputs | eingaben | data used",
        "data_categories": "datenkategorien | datenarten | data categories",
        "data_sets": "datensätze | trainingsdaten | training data | datasets",
        "legal_basis": "rechtsgrundlage | legal basis",
        "retention": "löschfrist | aufbewahrung | speicherdauer | retention",
        "dpia": (
            "dsfa | dpia | datenschutz-folgenabschätzung | folgenabschätzung | dsfa vorhanden | "
            "dsfa durchgeführt | dpia completed | dpia status"
        ),
        "dpia_on": "dsfa datum | dpia date",
        "affected_groups": (
            "betroffene | betroffene personen | betroffene gruppen | affected | "
            "betroffene personengruppen | personengruppen | affected people"
        ),
        "affected_count": "anzahl betroffene | number affected",
        "influence": "entscheidungseinfluss | automatisierungsgrad | influence",
        "oversight": "menschliche aufsicht | aufsicht | oversight | human in the loop",
        "complaints": "beschwerdeweg | appeal | beschwerde",
        "notice": "hinweistext | transparenzhinweis | transparency | transparenz | notice",
        "works_council_informed": (
            "betriebsrat | works council | mitbestimmung | betriebsrat informiert | "
            "works council informed"
        ),
        "roles": (
            "rolle | rollen | role | roles | ai act role | unsere rolle | rolle nach ki-vo | "
            "rolle nach ki-verordnung | role under ai act | role under the ai act | "
            "rolle im sinne der ki-vo"
        ),
        "traits": "merkmale | eigenschaften | traits",
        "on_market_since": "inverkehrbringen | auf dem markt seit | placed on market",
        "in_use_since": (
            "einsatz seit | go-live | go live | start | startdatum | produktiv seit | "
            "inbetriebnahme | datum der inbetriebnahme | einführungsdatum | einführung | "
            "eingeführt am | eingeführt seit | eingeführt | einführung am | datum der einführung | "
            "eingesetzt seit | genutzt seit | genutzt ab | introduced on | introduction date | "
            "start date | deployment date | nutzung seit | in betrieb seit | in production since"
        ),
        "changed_on": "wesentliche änderung | letzte änderung | significant change",
        "retired_on": "außer betrieb seit | end date | enddatum | abgeschaltet am",
        "approval": "freigabe | genehmigung | freigabestatus | approval status",
        "approval_conditions": "auflagen | bedingungen | conditions",
        "approved_on": "freigegeben am | freigabedatum",
        "reviewed_on": "letzte überprüfung | letzte prüfung | reviewed on",
        "review_due_on": "nächste überprüfung | nächste prüfung | review due | wiedervorlage",
        "yearly_cost": (
            "kosten | jahreskosten | cost | annual cost | kosten pro jahr | kosten p. a. | "
            "jährliche kosten | cost p. a. | yearly cost | annual costs | "
            "lizenzkosten pro jahr | kosten/jahr"
        ),
        "link": "url | website | webseite | link",
        "tags": "schlagworte | tags | stichworte",
        "notes": (
            "notizen | bemerkung | bemerkungen | kommentar | comment | comments | anmerkung | "
            "anmerkungen | remark | remarks | kommentare | hinweise"
        ),
    },
    EntityKind.RISK: {
        "mitigations": (
            "maßnahme | maßnahmen | massnahme | massnahmen | mitigation | mitigations | measure | "
            "measures | control | controls | gegenmaßnahme | gegenmaßnahmen | risikomaßnahme | "
            "risikomaßnahmen | abhilfe | abhilfemaßnahmen | minderungsmaßnahmen | countermeasure | "
            "countermeasures | mitigation measures | mitigation measure | mitigating actions | "
            "geplante maßnahmen | planned measures | maßnahme(n) | action plan"
        ),
        "mitigation_status": (
            "status der maßnahme | status der maßnahmen | maßnahmenstatus | umsetzungsstatus | "
            "umsetzungsstand | status maßnahme | status massnahme | mitigation status | "
            "status of mitigation | measure status | status of measure | control status | "
            "action status | implementation status"
        ),
        "mitigation_owner": (
            "verantwortlich für maßnahme | verantwortlich für die maßnahme | "
            "maßnahmenverantwortlicher | maßnahmenverantwortliche | verantwortlich maßnahme | "
            "umsetzungsverantwortlicher | umsetzungsverantwortliche | mitigation owner | "
            "measure owner | control owner | action owner"
        ),
        "mitigation_due": (
            "frist | frist der maßnahme | umsetzung bis | umzusetzen bis | zu erledigen bis | "
            "fällig | fällig am | fällig bis | fälligkeit | termin | zieldatum | due | due date | "
            "deadline | target date | mitigation due | maßnahme bis"
        ),
        "systems": (
            "ki-system | ki system | system | systeme | ai system | ai systems | "
            "betroffenes system | betroffene systeme | betroffenes ki-system | affected system | "
            "affected systems | related system | systemname | system name | ki-anwendung | "
            "anwendung | tool | use case | anwendungsfall | system-id | system id | "
            "zugehöriges system | zugeordnetes system"
        ),
        "title": (
            "risiko | risk | risk title | titel | bezeichnung | name | risikobezeichnung | "
            "risikotitel | name des risikos"
        ),
        "description": (
            "beschreibung | risikobeschreibung | risk description | beschreibung des risikos | "
            "description of risk"
        ),
        "cause": "ursache | cause | ursachen | causes",
        "consequence": (
            "folge | folgen | auswirkung | konsequenz | effect | auswirkungen | "
            "mögliche folgen | mögliche auswirkungen | consequences | consequence"
        ),
        "criterion": "kategorie | kriterium | category | criterion",
        "affected_groups": (
            "betroffene | betroffene personen | affected | betroffene gruppe | "
            "betroffene personengruppen"
        ),
        "owner": (
            "risikoverantwortlich | risikoeigner | risk owner | verantwortlich | owner | "
            "verantwortliche person | verantwortlicher | zuständig | responsible | "
            "risikoverantwortlicher | risikoverantwortliche | risiko-owner"
        ),
        "status": "status | stand",
        "current_likelihood": (
            "wahrscheinlichkeit | eintrittswahrscheinlichkeit | likelihood | probability | ew | "
            "eintritt | häufigkeit | frequency"
        ),
        "current_persons": (
            "auswirkung auf menschen | impact on people | impact people | schaden menschen"
        ),
        "current_business": (
            "auswirkung aufs unternehmen | auswirkung auf das unternehmen | impact | "
            "impact on the business | impact business | schadenshöhe | schaden | "
            "schadensausmaß | ausmaß | schwere | severity | schadenspotenzial"
        ),
        "treatment": (
            "behandlung | risikobehandlung | strategie | treatment | response | risk response | "
            "behandlungsstrategie"
        ),
        "identified_on": (
            "erkannt am | identified | date identified | identifiziert am | erfasst am"
        ),
        "review_due_on": (
            "nächste überprüfung | review due | wiedervorlage | reviewdatum | nächstes review | "
            "next review"
        ),
        "notes": (
            "notizen | bemerkung | bemerkungen | kommentar | comment | anmerkung | anmerkungen | "
            "remarks | kommentare"
        ),
    },
    EntityKind.MITIGATION: {
        "risks": (
            "risiko | risk | risiken | risks | betroffenes risiko | zugehöriges risiko | "
            "zugeordnetes risiko | related risk | risiko-id | risk id | gegen risiko | "
            "addressed risk | risikobezeichnung"
        ),
        "title": (
            "maßnahme | massnahme | mitigation | measure | control | titel | name | "
            "maßnahmentitel | gegenmaßnahme | action | measure title"
        ),
        "status": "status | stand | umsetzungsstand",
        "owner": (
            "verantwortlich | zuständig | owner | responsible | verantwortliche person | "
            "verantwortlicher | umsetzungsverantwortlicher | umsetzungsverantwortliche | "
            "responsible person | action owner"
        ),
        "due_on": (
            "frist | fällig | fällig am | termin | due | due date | deadline | bis | "
            "fälligkeit | fällig bis | zieldatum | target date | zu erledigen bis"
        ),
        "done_on": (
            "erledigt am | umgesetzt am | done | completed | completion date | abgeschlossen am"
        ),
        "effort": "aufwand | effort",
        "cost_once": "kosten einmalig | einmalkosten | one-off cost | cost one-off | one time cost",
        "cost_yearly": "kosten jährlich | jährliche kosten | kosten pro jahr | annual cost",
        "description": (
            "beschreibung | description | beschreibung der maßnahme | maßnahmenbeschreibung"
        ),
        "notes": (
            "notizen | bemerkung | kommentar | comment | anmerkung | anmerkungen | remarks | "
            "kommentare"
        ),
    },
    EntityKind.PERSON: {
        "name": (
            "name | person | vorname nachname | full name | mitarbeiter | ansprechpartner | "
            "vor- und nachname"
        ),
        "function": (
            "funktion | rolle | position | function | job title | stelle | stellenbezeichnung | "
            "aufgabe"
        ),
        "department": "abteilung | bereich | department | team",
        "email": "e-mail | email | mail | e-mail-adresse",
        "phone": "telefon | phone | tel | telefonnummer | durchwahl | mobil | telefonnr.",
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
    EntityKind.TASK: {
        "title": "aufgabe | task | to-do | todo | titel | title | was ist zu tun",
        "status": "status | stand",
        "due_on": "fällig | fällig am | frist | termin | bis wann | deadline | due | due date",
        "owner": "verantwortlich | zuständig | wer | owner | responsible | assigned to",
        "system": "ki-system | system | ai system | anwendung",
        "description": "beschreibung | description | einzelheiten",
        "reason": "grund | begründung | reason",
        "done_on": "erledigt am | done | finished on",
        "notes": "notizen | bemerkung | comment",
    },
    EntityKind.FINDING: {
        "title": "feststellung | finding | abweichung | titel | title | issue",
        "description": "beschreibung | description",
        "severity": "schwere | severity | gewicht",
        "status": "status | stand",
        "found_on": "festgestellt am | datum | found on | date",
        "owner": "verantwortlich | zuständig | owner | responsible",
        "due_on": "fällig | frist | due | deadline",
        "system": "ki-system | system | ai system",
        "cause": "ursache | cause | root cause",
        "corrective_action": "korrekturmaßnahme | abhilfe | corrective action",
        "notes": "notizen | bemerkung | comment",
    },
    EntityKind.INCIDENT: {
        "title": "vorfall | incident | titel | title | ereignis",
        "description": "beschreibung | description",
        "system": "ki-system | system | ai system",
        "occurred_on": "geschehen am | datum | date | occurred on",
        "known_on": "bekannt seit | bekannt am | known since | detected on",
        "status": "status | stand",
        "owner": "verantwortlich | zuständig | owner | responsible",
        "cause": "ursache | cause",
        "notes": "notizen | bemerkung | comment",
    },
    EntityKind.TRAINING: {
        "title": "schulung | training | thema | titel | title | kurs",
        "held_on": "datum | gehalten am | date | held on",
        "audience": "zielgruppe | für wen | audience",
        "participants": "teilnehmende | teilnehmer | participants",
        "minutes": "dauer | minuten | minutes | duration",
        "content": "inhalt | inhalte | content",
        "owner": "verantwortlich | owner",
        "notes": "notizen | bemerkung | comment",
    },
    EntityKind.INQUIRY: {
        "title": "befragung | umfrage | inquiry | titel | title",
        "department": "abteilung | bereich | department",
        "asked_on": "gefragt am | versendet am | asked on | sent on",
        "due_on": "antwort bis | frist | answer by | due on",
        "answered_on": "beantwortet am | eingang | answered on | received on",
        "answered_by": "beantwortet von | ausgefüllt von | answered by | filled in by",
        "status": "status | stand",
        "notes": "notizen | bemerkung | comment",
    },
    EntityKind.PRACTICE: {
        "title": "praxisbeispiel | beispiel | titel | good practice | practice | title",
        "criterion": "kriterium | bereich | criterion",
        "requirements": "anforderungen | requirements",
        "situation": "ausgangslage | anlass | ausgangssituation | situation | background",
        "what_was_done": "vorgehen | umsetzung | was getan wurde | what was done | approach",
        "result": "ergebnis | wirkung | result | outcome",
        "effort": "aufwand | effort",
        "system": "ki-system | system | ai system",
        "shared": "teilen | weitergabe | sharing",
        "notes": "notizen | bemerkung | comment",
    },
}
