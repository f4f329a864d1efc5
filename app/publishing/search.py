"""The search index of publications, kept in the transaction that publishes or takes down."""

from typing import Protocol

from sqlalchemy import delete, select

from app.kit.db import db
from app.law import document_number
from app.publishing.models import Publication, PublicationState
from app.publishing.models.search_entries import SearchEntry
from app.publishing.text import plain_text
from app.publishing.tokens import TOKENIZER, tokens

LONGEST_TEXT = 200_000  # characters kept for excerpts


class Numbered(Protocol):
    """Whatever has the numbers of a publication."""

    @property
    def document_number(self) -> str: ...
    @property
    def index_number(self) -> str: ...
    @property
    def original_index_number(self) -> str: ...


def index_publication(publication: Publication) -> None:
    """Make ``publication`` found, by what it says now."""
    statement = select(SearchEntry).where(SearchEntry.publication_id == publication.id)
    entry = db.session.scalars(statement).one_or_none()
    if entry is None:
        entry = SearchEntry(publication_id=publication.id)
        db.session.add(entry)

    text = plain_text(publication.body_html)
    entry.tokenizer = TOKENIZER
    entry.title = " ".join(tokens(publication.title))
    entry.numbers = " ".join(tokens(numbers(publication)))
    entry.body = " ".join(tokens("\n".join((text, *publication.issuers, *publication.keywords))))
    entry.text = text[:LONGEST_TEXT]
    db.session.flush()


def forget_publication(publication: Publication) -> None:
    """Let ``publication`` be found no longer."""
    db.session.execute(delete(SearchEntry).where(SearchEntry.publication_id == publication.id))


def index_what_is_stale(*, limit: int = 100) -> int:
    """Index up to ``limit`` publications that other rules indexed, or none; returns how many."""
    statement = (
        select(Publication)
        .outerjoin(SearchEntry, SearchEntry.publication_id == Publication.id)
        .where(Publication.state == PublicationState.PUBLISHED)
        .where(SearchEntry.tokenizer.is_distinct_from(TOKENIZER))
        .order_by(Publication.published_at, Publication.id)
        .limit(limit)
    )
    stale = db.session.scalars(statement).all()
    for publication in stale:
        index_publication(publication)
    return len(stale)


def numbers(publication: Numbered) -> str:
    """The numbers ``publication`` is found by, also in parts."""
    known = (
        publication.document_number,
        publication.index_number,
        publication.original_index_number,
        _apart(publication.document_number),
    )
    return "\n".join(number for number in known if number)


def _apart(number: str) -> str:
    """云商发〔2026〕12号 as 云商发 12 号 2026: people remember a part of it."""
    known = document_number.parse(number)
    return f"{known.word} {known.number} 号 {known.year or ''}" if known else ""
