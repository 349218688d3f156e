"""Scenes of the palette that searches everywhere."""

from rai_desktop.services.everyday import add_tool
from rai_desktop.services.manual.pages import Place
from rai_desktop.ui.help.window import HelpWindow
from rai_desktop.ui.searching.palette import Palette


def take_search_everywhere(studio):
    studio.open_example()
    studio.window.commands["search_all"].trigger()
    palette = studio.window.findChildren(Palette)[-1]
    studio.wait_until(lambda: palette._watch.index.is_complete)
    for scene, text in (
        ("90-search-nothing-typed", ""),
        ("90-search", "risiko"),
        ("90-search-mistyped", "bewrebung"),
        ("90-search-commands", "export"),
        ("90-search-nothing", "xyzzyxq"),
    ):
        palette.field.setText(text)
        studio.take(scene, palette)
    palette.field.setText("grundmodell" if studio.appearance.language == "de" else "foundation")
    palette.field.setText("sprachmodell")
    palette.field.accepted.emit()
    studio.take("90-search-glossary", palette)
    studio.leave(palette)


def take_manual(studio):
    """The manual, opened by what the search found in it, and its beginning."""
    studio.open_example()
    studio.window.commands["search_all"].trigger()
    palette = studio.window.findChildren(Palette)[-1]
    studio.wait_until(lambda: palette._watch.index.is_complete)
    word = "zusammenführen" if studio.appearance.language == "de" else "merging"
    palette.field.setText(word)
    studio.take("92-search-manual", palette)
    studio.leave(palette)
    studio.window.show_manual("merging")
    studio.settle()
    manual = studio.window.findChild(HelpWindow)
    studio.take("92-manual", manual)
    for name in ("overview", "keys"):
        manual.go_to(Place(page=name))
        studio.take(f"92-manual-{name}", manual)
    manual.field.setText("zusamenführen" if studio.appearance.language == "de" else "mergin")
    studio.take("92-manual-found", manual)
    studio.leave(manual)


def take_spellings(studio):
    studio.open_example()
    project = studio.desk.project
    add_tool(project, {"name": "Microsoft 365 Copilot", "purpose": "E-Mails"})
    studio.space.go_to(add_tool(project, {"name": "MS Copilot", "purpose": "Protokolle"}))
    studio.take("91-spellings")
