"""A page that shows all pictures side by side."""

from html import escape

HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title><style>
body { font: 15px sans-serif; margin: 24px; background: #eee; color: #222 }
section { display: flex; flex-wrap: wrap; gap: 12px }
figure { margin: 0; width: 480px } img { width: 100%; border: 1px solid #999 }
td { padding: 2px 12px; border-top: 1px solid #bbb }
</style>
"""


def write_index(folder, pictures, findings):
    """Write the page beside the pictures and return its path."""
    target = folder / "index.html"
    target.write_text("\n".join([HEAD, *_table(findings), *_sheet(pictures)]), "utf-8")
    return target


def _table(findings):
    yield f"<h1>Findings: {len(findings)}</h1><table>"
    for finding in sorted(findings):
        yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in finding) + "</tr>"
    yield "</table>"


def _sheet(pictures):
    for scene in sorted({scene for scene, _, _ in pictures}):
        yield f"<h2>{escape(scene)}</h2><section>"
        for name, look, path in pictures:
            if name == scene:
                link = escape(path, quote=True)
                image = f'<a href="{link}"><img src="{link}" alt="" loading="lazy"></a>'
                yield f"<figure>{image}<figcaption>{escape(look)}</figcaption></figure>"
        yield "</section>"
