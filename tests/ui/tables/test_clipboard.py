"""What the clipboard keeps does not disturb the end of the program."""

import subprocess
import sys

COPY_AND_END = """
from PySide6.QtGui import QGuiApplication
from rai_desktop.ui.tables.clipboard import empty_data

app = QGuiApplication([])
data = empty_data()
data.setText("text")
data.setHtml("<b>text</b>")
QGuiApplication.clipboard().setMimeData(data)
held = QGuiApplication.clipboard().mimeData()
print(sorted(held.formats()))
"""


def test_the_program_ends_in_order_with_rows_on_the_clipboard():
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_END], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "['text/html', 'text/plain']"
