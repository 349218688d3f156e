"""What the start says, in English and German."""

from collections.abc import Mapping

TEXTS = {
    "first": (
        "First start: preparing the program, about {megabytes} MB download …",
        "Erster Start: Das Programm wird vorbereitet, etwa {megabytes} MB Download …",
    ),
    "first_folder": (
        "First start: preparing the program from {folder} …",
        "Erster Start: Das Programm wird aus {folder} vorbereitet …",
    ),
    "package": ("  package {done} of {count}: {name}", "  Paket {done} von {count}: {name}"),
    "ready": ("Ready after {seconds} s.", "Fertig nach {seconds} s."),
    "waiting": (
        "Another start is preparing the program; waiting until it is done …",
        "Ein anderer Start bereitet das Programm gerade vor; warte, bis er fertig ist …",
    ),
    "interrupted": (
        "Stopped. Start again to continue.",
        "Abgebrochen. Starten Sie erneut, um fortzufahren.",
    ),
    "pip": (
        "The program's packages could not be installed. Check the network connection, or set"
        " RAI_DESKTOP_WHEELS to a folder with the packages, and start again. Details: {log}",
        "Die Pakete des Programms konnten nicht installiert werden. Prüfen Sie die"
        " Netzverbindung oder setzen Sie RAI_DESKTOP_WHEELS auf einen Ordner mit den Paketen,"
        " und starten Sie erneut. Einzelheiten: {log}",
    ),
    "hashes": (
        "A package differs from the one this version was tested with, so nothing was installed."
        " Try another network or package folder and start again. Details: {log}",
        "Ein Paket weicht von dem ab, mit dem diese Version geprüft wurde; es wurde nichts"
        " installiert. Versuchen Sie es in einem anderen Netz oder mit einem anderen"
        " Paketordner erneut. Einzelheiten: {log}",
    ),
    "full": (
        "The disk is full, so the program's packages could not be installed. Make room and start"
        " again. Details: {log}",
        "Der Datenträger ist voll, deshalb konnten die Pakete des Programms nicht installiert"
        " werden. Schaffen Sie Platz und starten Sie erneut. Einzelheiten: {log}",
    ),
    "wheels": (
        "RAI_DESKTOP_WHEELS names {folder}, which is not a folder. Correct it and start again.",
        "RAI_DESKTOP_WHEELS nennt {folder}; das ist kein Ordner. Berichtigen Sie das und"
        " starten Sie erneut.",
    ),
    "venv": (
        "Python could not make a private environment. Reinstall Python with venv and pip and"
        " start again. Details: {log}",
        "Python konnte keine eigene Umgebung anlegen. Installieren Sie Python mit venv und pip"
        " neu und starten Sie erneut. Einzelheiten: {log}",
    ),
    "space": (
        "{folder} has {free} MB free, and {needed} MB are needed. Make room and start again.",
        "In {folder} sind {free} MB frei, nötig sind {needed} MB. Schaffen Sie Platz und"
        " starten Sie erneut.",
    ),
    "file": (
        "The program could not be prepared: {error}. Correct this and start again.",
        "Das Programm konnte nicht vorbereitet werden: {error}. Beheben Sie das und starten"
        " Sie erneut.",
    ),
    "apt": ("Installing system packages: {packages}", "Installiere Systempakete: {packages}"),
    "paste": (
        "System packages are missing. Install them with this line and start again:\n"
        "sudo apt-get install {packages}",
        "Es fehlen Systempakete. Installieren Sie sie mit dieser Zeile und starten Sie erneut:\n"
        "sudo apt-get install {packages}",
    ),
    "libraries": (
        "System libraries are missing. Install them with your package manager and start again:"
        " {libraries}",
        "Es fehlen Systembibliotheken. Installieren Sie sie mit Ihrer Paketverwaltung und"
        " starten Sie erneut: {libraries}",
    ),
    "ensurepip": (
        "Python's modules venv and ensurepip are missing. Install them with your package manager"
        " and start again.",
        "Pythons Module venv und ensurepip fehlen. Installieren Sie sie mit Ihrer"
        " Paketverwaltung und starten Sie erneut.",
    ),
    "screen": (
        "There is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set). Start from a graphical"
        " session, or use a command such as: python3 start.py --help",
        "Es ist kein Bildschirm da (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt). Starten Sie"
        " in einer grafischen Sitzung oder nutzen Sie einen Befehl wie: python3 start.py --help",
    ),
    "home": (
        "Your home folder is unknown. Set HOME to a folder of yours and start again.",
        "Ihr Benutzerordner ist nicht bekannt. Setzen Sie HOME auf einen eigenen Ordner und"
        " starten Sie erneut.",
    ),
    "failed": ("FAILED: {names}", "FEHLGESCHLAGEN: {names}"),
    "failed_before": (
        "Failed before the tests: {names}",
        "Vor den Tests fehlgeschlagen: {names}",
    ),
}


def is_german(environ: Mapping[str, str]) -> bool:
    """Whether the user's language is German."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((environ[n] for n in names if environ.get(n)), "").lower().startswith("de")


def text(key: str, environ: Mapping[str, str], **values: object) -> str:
    """Return the text ``key`` in the user's language."""
    return TEXTS[key][is_german(environ)].format(**values)
