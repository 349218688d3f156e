"""Documents that the tests of the PDF kit look at from several sides."""

from rai_desktop.export.pdf import Cell, Column, Cover, TextStyle, text_width
from rai_desktop.services.pictures import Bar, HatchKind, Meaning, level_bars

TWO = (Column(title="Number", weight=1), Column(title="Purpose", weight=4))
WORDS = "Sorts incoming letters and proposes who should answer them. "


def fill_table(document, rows, columns=TWO):
    with document.table(columns, when_empty="No entries.") as table:
        for cells in rows:
            table.row(cells)


def everything(document):
    document.cover(
        Cover(kicker="Register", title="AI inventory " * 9, subtitle="Day", banner="Draft")
    )
    document.key_values([("Company", "Example"), ("Scope", WORDS * 4), ("Last", "1")], columns=2)
    document.page_break()
    document.contents("Contents")
    document.heading("Overview", 1)
    document.paragraph(WORDS * 90, TextStyle.LEAD)
    document.paragraph(WORDS * 40, TextStyle.NOTE)
    document.bullet_list([WORDS * 9, "Short"])
    document.picture(picture())
    document.section(landscape=True)
    document.heading("Systems", 1)
    fill_table(document, [[Cell(text=f"KI-{n}", link_to="one"), WORDS * n] for n in range(1, 60)])
    document.section(landscape=False)
    document.heading("One system", 2, anchor="one")
    document.paragraph(WORDS * 200)
    document.heading("Detail", 3)
    document.paragraph("Back", link_to="one")
    document.signature_lines(["Place, day, head of IT", "Place, day, works council", "Third"])


def picture():
    bars = [
        Bar(label="low", count=4, meaning=Meaning.LEVEL_LOW),
        Bar(label="high", count=2, meaning=Meaning.LEVEL_HIGH, hatch=HatchKind.NARROW),
    ]
    return level_bars(bars, "Risks by level", text_width)
