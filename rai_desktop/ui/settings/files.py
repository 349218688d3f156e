"""Settings as a small file, for other computers: read as data, checked one by one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.settings.known import SETTINGS, Setting, travelling

FORMAT = 1
MOST_BYTES = 64 << 10
_HEAD = "rai_desktop_settings"
_SHOWN = 60

_NO_SETTINGS = N_("“{name}” holds no settings of this program. Choose another file.")
_NEWER = N_("“{name}” comes from a newer version of the program. Update the program first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSettings:
    """What a file says: what can be taken over, and the names of what cannot.

    ``unknown`` no version like this knows, ``unfit`` has a value that it cannot have, ``private``
    belongs to one person or one computer and is never taken from a file.
    """

    values: Mapping[str, str]
    unknown: tuple[str, ...] = ()
    unfit: tuple[Setting, ...] = ()
    private: tuple[Setting, ...] = ()


def settings_text(values: Mapping[str, str]) -> str:
    """Return the file; what belongs to one person or one computer is left out."""
    told = {s.key: values.get(s.key, s.default) for s in travelling()}
    return json.dumps({_HEAD: FORMAT, "settings": told}, ensure_ascii=False, indent=1) + "\n"


def given_settings(data: bytes, name: str) -> GivenSettings:
    """Return what the file called ``name`` says.

    Raises:
        UsageError: it is no file of settings, or of a newer version.
    """
    found = _settings_in(data, name)
    known = {setting.key: setting for setting in SETTINGS}
    ours = {key: value for key, value in found.items() if key in known}
    private = [known[key] for key in ours if not known[key].travels]
    fitting = {k: v for k, v in ours.items() if isinstance(v, str) and known[k].may_be(v)}
    return GivenSettings(
        values={key: value for key, value in fitting.items() if known[key].travels},
        unknown=tuple(key[:_SHOWN] for key in found if key not in known),
        unfit=tuple(known[k] for k in ours if k not in fitting and known[k].travels),
        private=tuple(private),
    )


def _settings_in(data: bytes, name: str) -> Mapping[str, object]:
    refused = UsageError(_NO_SETTINGS, name=name)
    if len(data) > MOST_BYTES:
        raise refused
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise refused from error
    if not isinstance(document, dict) or not isinstance(document.get(_HEAD), int):
        raise refused
    if document[_HEAD] > FORMAT:
        raise UsageError(_NEWER, name=name)
    found = document.get("settings")
    if not isinstance(found, dict):
        raise refused
    return found
