"""Custom fields in the window: added from a form, and kept in a dialog."""

from rai_desktop.ui.own_fields.dialog import OwnFieldsDialog, show_own_fields
from rai_desktop.ui.own_fields.filling import OwnFieldFilling

__all__ = ["OwnFieldFilling", "OwnFieldsDialog", "show_own_fields"]
