"""Properties by which the style sheet tells widgets apart, and the look of the filter row."""

from PySide6.QtWidgets import QWidget

from rai_desktop.ui.theme import Theme


def set_look(widget: QWidget, name: str, *, is_on: bool) -> None:
    """Set a property that the style sheet looks at."""
    value = "yes" if is_on else ""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def filter_row_style(theme: Theme) -> str:
    """Return the look of the filter row: slim and quiet, and plain to see when at work."""
    inside, radius = theme.em(0.35), theme.em(0.3)
    return (
        f"#filter_row {{ background: {theme.hex('band')};"
        f" border-bottom: 1px solid {theme.hex('line')}; }}"
        f"QLineEdit, QComboBox {{ background: {theme.hex('surface')}; min-height: 0;"
        f" border: 1px solid {theme.hex('line')}; border-radius: {radius}px;"
        f" padding: 0 {inside}px; }}"
        f"QLineEdit {{ placeholder-text-color: {theme.hex('muted')}; }}"
        f"QComboBox {{ color: {theme.hex('muted')}; }}"
        f"QComboBox QAbstractItemView::item:!selected {{ color: {theme.hex('text')}; }}"
        f"QToolButton {{ background: transparent; border: none; padding: 0; }}"
        f"QToolButton:hover {{ background: {theme.hex('hover')}; border-radius: {radius}px; }}"
        f"QLineEdit:hover, QComboBox:hover {{ border-color: {theme.hex('strong_line')}; }}"
        f'QLineEdit[active="yes"], QComboBox[active="yes"] {{'
        f" background: {theme.hex('accent_soft')}; color: {theme.hex('on_accent_soft')};"
        f" border: 1px solid {theme.hex('accent')}; }}"
        f'QLineEdit[wrong="yes"] {{ border: 1px solid {theme.hex("danger")}; }}'
        f"QLineEdit:focus, QComboBox:focus {{ border: 2px solid {theme.hex('focus')};"
        f" padding: 0 {max(0, inside - 1)}px; }}"
        f'QLineEdit[wrong="yes"]:focus {{ border-color: {theme.hex("danger")}; }}'
        f"QComboBox::drop-down {{ border: none; width: {theme.em(1.3)}px; }}"
    )
