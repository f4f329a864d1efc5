"""Publications by their words: first those with every word, then those with some of them.

The paper whose number or title was typed stands above all others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    column,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
)

from app.kit.db import db
from app.people.models import Organ
from app.publishing.content import normalised_number
from app.publishing.models import Kind, Publication, PublicationState, Section, Validity
from app.publishing.models.search_entries import SearchEntry
from app.publishing.tokens import tokens

MOST_WORDS = 40
EXCERPT_FROM = 20_000
TITLE, NUMBERS, BODY = 10.0, 6.0, 1.0

INDEX = table("search_index", column("rowid"), column("search_index"))
VECTOR = table("search_vector", column("entry_id"), column("vector"))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; None and empty leave it as wide as it is."""

    organ_id: UUID | None = None
    year: int | None = None
    theme: str = ""
    kind: Kind | None = None
    sections: tuple[Section, ...] = ()

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as conditions on ``Publication``; only what is public."""
        wanted = [
            (Publication.organ_id, self.organ_id),
            (Publication.year, self.year),
            (Publication.theme, self.theme or None),
            (Publication.kind, self.kind),
        ]
        chosen = [where == value for where, value in wanted if value is not None]
        if self.sections:
            chosen.append(Publication.section.in_(self.sections))
        return [Publication.state == PublicationState.PUBLISHED, *chosen]


@dataclass(frozen=True, slots=True)
class Hit:
    """One publication as a list shows it; ``text`` is the beginning of its body."""

    organ_code: str
    organ_name: str
    public_id: str
    title: str
    document_number: str
    theme: str
    published_at: datetime
    formed_on: date | None
    validity: Validity
    text: str
    has_all_words: bool = True


HIT = (
    Organ.code,
    Organ.name,
    Publication.public_id,
    Publication.title,
    Publication.document_number,
    Publication.theme,
    Publication.published_at,
    Publication.formed_on,
    Publication.validity,
    func.substr(SearchEntry.text, 1, EXCERPT_FROM),
)


@dataclass(frozen=True, slots=True)
class _Match:
    """The words asked for, in the way of one database."""

    has_all: ColumnElement[bool]
    has_some: ColumnElement[bool]
    has_some_only: ColumnElement[bool]
    rank_of_all: ColumnElement[Any]
    rank_of_some: ColumnElement[Any]


def found(text: str, filters: Filters, *, limit: int, offset: int = 0) -> list[Hit]:
    """Published documents for ``text``, best first: three statements at most."""
    words = _words(text)
    if not words:
        return []
    match = _match(words)
    every = _from_index(filters, has_all=True).where(match.has_all)
    rows = _page(every, (_is_exactly(text), match.rank_of_all), limit=limit, offset=offset)
    if len(rows) == limit or len(words) == 1:
        return rows

    ahead = offset + len(rows) if rows or not offset else _count(every)
    some = _from_index(filters, has_all=False).where(match.has_some_only)
    order = (_is_exactly(text), match.rank_of_some)
    return rows + _page(some, order, limit=limit - len(rows), offset=max(0, offset - ahead))


def matching(text: str) -> ColumnElement[bool] | None:
    """The condition that ``found`` lists a ``Publication`` for ``text``; None without a word."""
    words = _words(text)
    if not words:
        return None
    ids = _joined(select(SearchEntry.publication_id)).where(_match(words).has_some)
    return Publication.id.in_(ids)


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(tokens(text)))[:MOST_WORDS]


def _from_index(filters: Filters, *, has_all: bool) -> Select[Any]:
    statement = select(*HIT, literal(has_all)).select_from(SearchEntry)
    statement = statement.join(Publication, Publication.id == SearchEntry.publication_id)
    statement = _joined(statement.join(Organ, Organ.id == Publication.organ_id))
    return statement.where(*filters.conditions())


def _page(
    statement: Select[Any], order: Sequence[ColumnElement[Any]], *, limit: int, offset: int
) -> list[Hit]:
    statement = statement.order_by(*order, Publication.published_at.desc(), Publication.id)
    return [Hit(*row) for row in db.session.execute(statement.limit(limit).offset(offset))]


def _count(statement: Select[Any]) -> int:
    counted = statement.with_only_columns(func.count(), maintain_column_froms=True)
    return db.session.scalar(counted) or 0


def _is_exactly(text: str) -> ColumnElement[int]:
    """0 for the paper whose number or title this is, 1 for all others."""
    typed = text.strip()
    same = or_(
        Publication.document_number == normalised_number(typed),
        Publication.index_number == typed,
        Publication.title == typed,
    )
    return case((and_(same, literal(typed) != ""), 0), else_=1)


def _joined(statement: Select[Any]) -> Select[Any]:
    if _is_sqlite():
        return statement.join(INDEX, INDEX.c.rowid == SearchEntry.id)
    return statement.join(VECTOR, VECTOR.c.entry_id == SearchEntry.id)


def _match(words: Sequence[str]) -> _Match:
    """Some of the words means some of the longer ones: a single character says too little."""
    longer = [word for word in words if len(word) > 1] or words
    return _sqlite_match(words, longer) if _is_sqlite() else _postgresql_match(words, longer)


def _sqlite_match(words: Sequence[str], longer: Sequence[str]) -> _Match:
    has_all = _in_index(INDEX, " AND ".join(f'"{word}"' for word in words))
    has_some = _in_index(INDEX, " OR ".join(f'"{word}"' for word in longer))
    every = INDEX.alias("every")
    all_ids = select(every.c.rowid).where(
        _in_index(every, " AND ".join(f'"{word}"' for word in words))
    )
    rank = func.bm25(literal_column("search_index"), TITLE, NUMBERS, BODY)
    only_some = and_(has_some, INDEX.c.rowid.not_in(all_ids))
    return _Match(has_all, has_some, only_some, rank, rank)


def _in_index(index: FromClause, query: str) -> ColumnElement[bool]:
    return index.c.search_index.op("MATCH", is_comparison=True)(query)


def _postgresql_match(words: Sequence[str], longer: Sequence[str]) -> _Match:
    """A tsvector does not know how rare a word is, so title and numbers decide."""
    vector = VECTOR.c.vector
    every = func.to_tsquery("simple", " & ".join(f"'{word}'" for word in words))
    some = func.to_tsquery("simple", " | ".join(f"'{word}'" for word in longer))
    has_all = vector.op("@@", is_comparison=True)(every)
    has_some = vector.op("@@", is_comparison=True)(some)
    return _Match(
        has_all,
        has_some,
        and_(has_some, not_(has_all)),
        -func.ts_rank(vector, every),
        -func.ts_rank(vector, some),
    )


def _is_sqlite() -> bool:
    return db.session.get_bind().dialect.name == "sqlite"
