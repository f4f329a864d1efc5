"""What stands in the public's lists: organs, documents, and what they may be narrowed to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.law.sections import STATUTORY
from app.people.models import Organ
from app.publishing import search_queries
from app.publishing.models import Kind, Publication, PublicationState, Section
from app.publishing.models.search_entries import SearchEntry
from app.publishing.search_queries import HIT, Filters, Hit


@dataclass(frozen=True, slots=True)
class Publisher:
    """An organ as the public meets it."""

    id: UUID
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Facets:
    """How many documents there are by year, theme and kind, within what was asked."""

    years: Sequence[tuple[int, int]]
    themes: Sequence[tuple[str, int]]
    kinds: Sequence[tuple[Kind, int]]


def organs() -> list[Publisher]:
    """The organs that disclose here."""
    statement = select(Organ.id, Organ.code, Organ.name).where(Organ.is_active)
    rows = db.session.execute(statement.order_by(Organ.name, Organ.code).limit(500))
    return [Publisher(*row) for row in rows]


def organ(code: str) -> Publisher | None:
    """The organ with this code. One that is no longer active stays readable."""
    statement = select(Organ.id, Organ.code, Organ.name).where(Organ.code == code)
    row = db.session.execute(statement).one_or_none()
    return Publisher(*row) if row else None


def headings(organ_id: UUID) -> list[tuple[Section, int]]:
    """Every heading of Articles 20 and 21 in their order, and how much the organ has under it."""
    statement = (
        select(Publication.section, func.count())
        .where(Publication.organ_id == organ_id)
        .where(Publication.state == PublicationState.PUBLISHED)
        .group_by(Publication.section)
    )
    counts = {section: count for section, count in db.session.execute(statement)}
    return [(section, counts.get(section, 0)) for section in STATUTORY]


def newest(filters: Filters, *, number: int) -> Page[Hit]:
    """What was published last, first."""
    statement = (
        select(*HIT)
        .select_from(Publication)
        .join(Organ, Organ.id == Publication.organ_id)
        .outerjoin(SearchEntry, SearchEntry.publication_id == Publication.id)
        .where(*filters.conditions())
        .order_by(Publication.published_at.desc(), Publication.id)
        .limit(PAGE_SIZE + 1)
        .offset((number - 1) * PAGE_SIZE)
    )
    return Page.of([Hit(*row) for row in db.session.execute(statement)], number=number)


def found(text: str, filters: Filters, *, number: int) -> Page[Hit]:
    """What has the words of ``text``, best first."""
    offset = (number - 1) * PAGE_SIZE
    rows = search_queries.found(text, filters, limit=PAGE_SIZE + 1, offset=offset)
    return Page.of(rows, number=number)


def facets(text: str, filters: Filters) -> Facets:
    """The years, themes and kinds one may narrow to, in one statement."""
    conditions: list[ColumnElement[bool]] = filters.conditions()
    if (matching := search_queries.matching(text)) is not None:
        conditions.append(matching)
    columns = (Publication.year, Publication.theme, Publication.kind)
    statement = select(*columns, func.count()).where(*conditions).group_by(*columns)
    years: Counter[int] = Counter()
    themes: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    for year, theme, kind, count in db.session.execute(statement):
        years[year] += count
        themes[theme] += count
        kinds[kind] += count
    return Facets(
        sorted(years.items(), reverse=True),
        [(theme, count) for theme, count in themes.most_common(30) if theme],
        kinds.most_common(),
    )
