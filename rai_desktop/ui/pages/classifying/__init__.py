"""The wizard that classifies one AI system under the AI Act."""

from rai_desktop.ui.pages.classifying.page import ClassifyPage

__all__ = ["ClassifyPage"]
