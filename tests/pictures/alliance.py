"""The alliance view: a folder of reports and a list of members, and what comes of them."""

from rai_desktop.ui.alliance import AllianceDialog
from tests.services.alliance.reports import all_written, random_reports


def take_alliance(studio):
    folder = studio.private / "reports"
    all_written(random_reports(34), folder)
    (folder / "broken.json").write_text("{", "utf-8")
    members = studio.private / "members.csv"
    lines = ["Member number;Name;Contact"]
    lines += [f"M-{n:04d};Mitglied {n};office@m{n}.example" for n in range(1, 41)]
    members.write_text("\n".join(lines), "utf-8")
    studio.window.show_alliance()
    dialog = studio.window.findChildren(AllianceDialog)[-1]
    studio.take("240-alliance", dialog)
    choose(studio, dialog, "reports", folder)
    choose(studio, dialog, "members", members)
    dialog.tables["Members"].selectRow(2)
    studio.take("241-alliance-members", dialog)
    for place, name in ((1, "figures"), (2, "files")):
        dialog.findChild(object, "alliance_about").setCurrentIndex(place)
        studio.take(f"24{place + 1}-alliance-{name}", dialog)
    studio.target = studio.private / "alliance.pdf"
    dialog.public.setChecked(True)
    dialog.writers["pdf"].click()
    studio.wait_until(lambda: not dialog.runner.is_running)
    studio.take("244-alliance-written", dialog)
    studio.leave(dialog)


def choose(studio, dialog, key, path):
    studio.target = path
    dialog.buttons[key].click()
    studio.wait_until(lambda: not dialog.runner.is_running)
