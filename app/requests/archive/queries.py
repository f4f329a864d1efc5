"""The file of a case as it was made last, and how things stand with the case."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.audit import queries as trail
from app.audit.queries import Last
from app.kit.db import db, locked
from app.people.models import Person
from app.requests.access import check_office, request_for
from app.requests.models import CaseArchive, DisclosureRequest
from app.requests.subjects import KIND
from app.review.models import Review

MOST_REVIEWS = 200
PRINTING = frozenset(
    {
        "case file asked for",
        "case file made",
        "case file downloaded",
        "review sheet asked for",
    }
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A request with every review of it, the first one first."""

    request: DisclosureRequest
    reviews: list[Review]

    @property
    def subjects(self) -> list[str]:
        """Under which names the trail knows it."""
        return [str(self.request.id), *(str(review.id) for review in self.reviews)]


def whole_for(person: Person, request_id: UUID) -> Whole:
    """The case, for the disclosure office of its organ: its file names the applicant in full."""
    check_office(person)
    request_for(person, request_id)
    found = whole(request_id)
    assert found  # it was just found
    return found


def whole(request_id: UUID) -> Whole | None:
    """The case, for the worker."""
    request = db.session.get(DisclosureRequest, request_id)
    if request is None:
        return None
    statement = (
        select(Review)
        .where(Review.subject_kind == KIND, Review.subject_id == request_id)
        .order_by(Review.opened_at, Review.id)
        .limit(MOST_REVIEWS)
    )
    return Whole(request, list(db.session.scalars(statement)))


def last_of(case: Whole) -> Last | None:
    """The last thing that happened to it; printing it is nothing that happens to it."""
    return trail.last_of(case.subjects, without=PRINTING)


def archives_of(request_id: UUID) -> dict[bool, CaseArchive]:
    """The files of the case as they were made last, by whether they are masked."""
    statement = (
        select(CaseArchive)
        .where(CaseArchive.request_id == request_id)
        .options(joinedload(CaseArchive.file))
    )
    return {row.is_masked: row for row in db.session.scalars(statement)}


def locked_archive(request_id: UUID, *, is_masked: bool) -> CaseArchive | None:
    """The row of one of them, locked after its request."""
    statement = select(CaseArchive).where(
        CaseArchive.request_id == request_id, CaseArchive.is_masked == is_masked
    )
    return db.session.scalars(locked(statement)).one_or_none()


def is_current(case: Whole, row: CaseArchive | None) -> bool:
    """Whether the file is there and nothing happened to the case since."""
    last = last_of(case)
    return bool(row and row.made_at and last and row.stand == last.digest)
