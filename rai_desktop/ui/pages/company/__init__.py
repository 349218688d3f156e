"""The page about the company and the person who works here."""

from rai_desktop.ui.pages.company.page import CompanyPage

__all__ = ["CompanyPage"]
