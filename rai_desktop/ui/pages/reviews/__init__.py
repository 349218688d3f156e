"""The page of reviews: what waits, above the list of what was reviewed."""

from rai_desktop.ui.pages.reviews.page import ReviewsPage

__all__ = ["ReviewsPage"]
