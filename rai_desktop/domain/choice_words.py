"""Words by which foreign lists call our choices, in German and English.

The codes and their words in both languages are recognised without standing here. Only words with
one plain meaning belong here: what may mean two things is kept as a note and nobody guesses.
"""

from collections.abc import Iterator, Mapping

from rai_desktop.domain.codes import (
    Approval,
    AssessmentState,
    LabelledCode,
    MeasureStatus,
    RiskStatus,
    Role,
    Source,
    SystemStatus,
    Technique,
    Treatment,
)
from rai_desktop.domain.synonyms import names_in


def other_words(choices: type[LabelledCode] | None) -> Iterator[tuple[str, str]]:
    """Yield further words for the codes of a choice, each with its code."""
    for code, words in _WORDS.get(choices, {}).items() if choices else ():
        yield from ((word, str(code)) for word in names_in(words))


_WORDS: Mapping[type[LabelledCode], Mapping[LabelledCode, str]] = {
    SystemStatus: {
        SystemStatus.IDEA: (
            "geplant | in planung | planung | planned | planning | in planning | konzept | "
            "concept | "
            "vorschlag | proposed | angedacht"
        ),
        SystemStatus.DEVELOPMENT: (
            "in entwicklung | in development | under development | im aufbau | in arbeit | "
            "in einführung | einführung läuft | in implementation"
        ),
        SystemStatus.PILOT: (
            "pilotphase | pilotbetrieb | pilotierung | pilotprojekt | im pilot | in pilot | "
            "piloting | test | testphase | testbetrieb | im test | in test | in erprobung | "
            "testing | trial | poc | proof of concept | beta"
        ),
        SystemStatus.IN_USE: (
            "aktiv | active | produktiv | productive | live | in betrieb | im betrieb | betrieb | "
            "produktivbetrieb | produktion | in produktion | production | in production | "
            "in nutzung | genutzt | wird genutzt | im einsatz | eingesetzt | used | operational | "
            "in operation | running | läuft | rolled out | ausgerollt | eingeführt"
        ),
        SystemStatus.SUSPENDED: (
            "pausiert | pause | paused | on hold | ruht | ruhend | gesperrt | blocked | "
            "vorübergehend gestoppt"
        ),
        SystemStatus.RETIRED: (
            "abgeschaltet | stillgelegt | abgelöst | ausgemustert | eingestellt | beendet | "
            "nicht mehr im einsatz | nicht mehr genutzt | nicht mehr in betrieb | archiviert | "
            "archived | decommissioned | discontinued | phased out | no longer used | "
            "no longer in use | end of life | eol | sunset"
        ),
    },
    Approval: {
        Approval.NONE: "nicht beantragt | no request | noch nicht beantragt",
        Approval.REQUESTED: "in prüfung | wird geprüft | pending | under review | applied",
        Approval.GRANTED: "genehmigt | freigegeben | approved | zugelassen | released",
        Approval.GRANTED_WITH_CONDITIONS: (
            "freigegeben mit auflagen | genehmigt mit auflagen | unter auflagen | "
            "approved with conditions | conditionally approved"
        ),
        Approval.REFUSED: "abgelehnt | nicht genehmigt | rejected | denied | declined",
    },
    Source: {
        Source.BOUGHT: (
            "gekauft | eingekauft | zugekauft | zukauf | kauf | kaufsoftware | standardsoftware | "
            "buy | purchased | purchase | off the shelf | saas | lizenz | lizenziert | licensed"
        ),
        Source.BUILT: (
            "eigenentwicklung | selbst entwickelt | eigenbau | selbst gebaut | in house | "
            "inhouse | "
            "in-house development | auftragsentwicklung | make | self built | custom built | "
            "own development | individualentwicklung"
        ),
        Source.UNKNOWN: "unbekannt | unklar | ? | k. a. | n/a | not known | unclear",
    },
    Role: {
        Role.DEPLOYER: "wir nutzen es | anwender | nutzer | user",
        Role.PROVIDER: "wir entwickeln es | entwickler | developer",
    },
    Technique: {
        Technique.GENERATIVE: (
            "genai | gen ai | generativ | generative | llm | large language model"
        ),
        Technique.LANGUAGE: "nlp | sprachverarbeitung | textanalyse | text mining",
        Technique.VISION: "computer vision | bildverarbeitung | image processing",
        Technique.SPEECH: "spracherkennung | speech recognition | speech to text",
        Technique.PREDICTION: "prognose | forecasting | forecast | predictive analytics",
        Technique.AGENTIC: "agent | ki-agent | ai agent | agentic",
        Technique.RULES: "regelbasiert | rule based | expertensystem | expert system",
    },
    AssessmentState: {
        AssessmentState.UNKNOWN: "unbekannt | unklar | ? | k. a. | n/a | unclear",
        AssessmentState.NOT_NEEDED: (
            "nicht erforderlich | nicht notwendig | entfällt | not required | not necessary"
        ),
        AssessmentState.NEEDED: "erforderlich | notwendig | nötig | required | ausstehend",
        AssessmentState.IN_PROGRESS: "in arbeit | in bearbeitung | läuft | in progress | ongoing",
        AssessmentState.DONE: (
            "erledigt | durchgeführt | abgeschlossen | vorhanden | liegt vor | completed | "
            "complete | finished | erstellt"
        ),
    },
    RiskStatus: {
        RiskStatus.OPEN: (
            "neu | new | aktiv | active | identifiziert | identified | in bearbeitung | "
            "in progress | "
            "in arbeit"
        ),
        RiskStatus.TREATED: "gemindert | vermindert | reduziert | mitigated | reduced",
        RiskStatus.ACCEPTED: "getragen | tolerated | tolerable",
        RiskStatus.CLOSED: "geschlossen | erledigt | beendet | done | resolved",
    },
    Treatment: {
        Treatment.AVOID: "vermeidung | avoidance | terminate | eliminate",
        Treatment.REDUCE: (
            "mindern | minderung | verminderung | reduzieren | reduktion | reduzierung | "
            "verringern | "
            "mitigate | mitigation | reduction | treat | behandeln"
        ),
        Treatment.SHARE: (
            "übertragen | übertragung | transfer | transferieren | versichern | überwälzen | "
            "abwälzen | sharing | insure"
        ),
        Treatment.RETAIN: "akzeptanz | tragen | accept | acceptance | tolerate | retention",
    },
    MeasureStatus: {
        MeasureStatus.PROPOSED: "vorschlag | idee | idea | suggested",
        MeasureStatus.PLANNED: (
            "offen | open | nicht begonnen | noch nicht begonnen | not started | to do | todo | "
            "ausstehend | pending"
        ),
        MeasureStatus.IN_PROGRESS: (
            "in arbeit | in bearbeitung | läuft | laufend | begonnen | gestartet | ongoing | "
            "started | "
            "under way"
        ),
        MeasureStatus.IMPLEMENTED: (
            "erledigt | abgeschlossen | fertig | implementiert | eingeführt | vorhanden | done | "
            "complete | completed | finished | in place"
        ),
        MeasureStatus.REJECTED: "abgelehnt | declined | dropped | entfällt",
    },
}
