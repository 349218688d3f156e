import tempfile
from pathlib import Path

import pytest

from rai_desktop.main.places import is_passing_place


@pytest.mark.parametrize(
    "path",
    [
        "/mine/AppData/Local/Microsoft/Windows/INetCache/Content.Outlook/8KX2/firm.rai",
        "/mine/AppData/Local/Microsoft/Windows/Temporary Internet Files/firm.rai",
        "/mine/Library/Containers/com.apple.mail/Data/Library/Mail Downloads/1/firm.rai",
        "/mine/.cache/thunderbird/firm.rai",
        "/run/user/1000/doc/ab12/firm.rai",
        f"{tempfile.gettempdir()}/mozilla_u0/firm.rai",
    ],
)
def test_where_mail_programs_put_what_they_open_files_do_not_stay(path):
    assert is_passing_place(Path(path))


@pytest.mark.parametrize(
    "path", ["/mine/Documents/firm.rai", "/mine/Downloads/firm.rai", "/srv/share/Mail/firm.rai"]
)
def test_elsewhere_they_do(path):
    assert not is_passing_place(Path(path))
