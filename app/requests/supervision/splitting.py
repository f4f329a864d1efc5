"""One application split into its items (拆分): each goes on as a request of its own.

Done by the office before units are asked to search. The pieces have the day of receipt and the
ledger of the whole, which is closed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from app import audit
from app.kit import idempotency
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.people.models import Organ, Person
from app.requests import applicant as applicants
from app.requests import cases, ledger, numbers
from app.requests.access import check_office
from app.requests.actions.intake import title_of
from app.requests.checking import SHORTEST_DESCRIPTION
from app.requests.models import (
    DisclosureRequest,
    EventKind,
    FileRole,
    RequestEvent,
    RequestFile,
    RequestState,
)
from app.requests.subjects import subject_of
from app.requests.supervision import errors
from app.requests.supervision.parting import check_early
from app.review import actions as review
from app.review.models import Review

FEWEST_PIECES, MOST_PIECES = 2, 20
SHARED = (
    "organ_id", "channel", "applicant_kind", "applicant_mark", "name_mark", "has_agent",
    "is_own_information", "needs_help", "wanted_form", "wanted_way", "handed_in_at",
    "handed_in_on", "confirmed_on", "received_on", "taken_in_by_id", "sort_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Split:
    """What each item asks for, in the applicant's words, and why they are handled apart."""

    request_id: UUID
    pieces: tuple[str, ...]
    reason: str
    key: str


def split(order: Split, *, by: Person, at: datetime) -> DisclosureRequest:
    """Make each item a request of its own, of the same day and the same applicant."""
    body = {
        "act": "split", "request": order.request_id, "pieces": order.pieces, "reason": order.reason
    }  # fmt: skip
    check_office(by)
    whole, case = cases.locked_case(by, order.request_id)
    if answer := idempotency.recall(owner=str(by.id), key=order.key, body=body):
        return db.session.get_one(DisclosureRequest, UUID(answer))
    check_early(whole, order.reason)
    _check_pieces(order.pieces)

    organ = db.session.scalars(locked(select(Organ).where(Organ.id == whole.organ_id))).one()
    made = [_piece(whole, text, organ=organ, case=case, by=by, at=at) for text in order.pieces]
    named = [each.number for each in made]
    whole.state = RequestState.SPLIT
    ledger.note(whole, EventKind.SPLIT, on=legal_day(at), by=by, at=at, into=named)
    review.stop_review(case, by=by, reason=order.reason, at=at)
    audit.record(
        "request split", organ_id=whole.organ_id, by=by.id, at=at, subject=str(whole.id),
        into=named, words={"reason": order.reason},
    )  # fmt: skip
    idempotency.remember(owner=str(by.id), key=order.key, body=body, answer=str(whole.id), at=at)
    return whole


def _check_pieces(pieces: Sequence[str]) -> None:
    if len(pieces) < FEWEST_PIECES:
        raise errors.TooFewPieces
    if len(pieces) > MOST_PIECES:
        raise errors.TooManyPieces(most=MOST_PIECES)
    for number, text in enumerate(pieces, start=1):
        if len(text.strip()) < SHORTEST_DESCRIPTION:
            raise errors.PieceTooShort(number=number)


def _piece(
    whole: DisclosureRequest, text: str, *, organ: Organ, case: Review, by: Person, at: datetime
) -> DisclosureRequest:
    piece_id, year = uuid4(), legal_day(at).year
    sequence = numbers.next_number(whole.organ_id, year)
    who = applicants.opened(whole.applicant_box, request_id=whole.id)
    piece = DisclosureRequest(
        id=piece_id,
        year=year,
        sequence=sequence,
        number=numbers.written(organ, year, sequence),
        state=RequestState.RECEIVED,
        is_open=True,
        applicant_box=applicants.locked_up(who, request_id=piece_id),
        title=title_of(text),
        description=text.strip(),
        split_from_id=whole.id,
        **{name: getattr(whole, name) for name in SHARED},
    )
    db.session.add(piece)
    db.session.flush()
    _copy_ledger(whole, piece)
    _share_files(whole, piece, at=at)
    piece.review_id = review.begin_review(subject_of(piece, unit_id=case.unit_id), by=by, at=at).id
    ledger.reckon(piece, at=at)
    return piece


def _copy_ledger(whole: DisclosureRequest, piece: DisclosureRequest) -> None:
    """What happened to the whole has happened to each piece: the clock is the same."""
    copies: dict[UUID, UUID] = {}
    for event in ledger.events_of(whole.id):
        copies[event.id] = uuid4()
        db.session.add(
            RequestEvent(
                id=copies[event.id],
                request_id=piece.id,
                position=event.position,
                kind=event.kind,
                on=event.on,
                details=dict(event.details),
                refers_to_id=copies.get(event.refers_to_id) if event.refers_to_id else None,
                by_id=event.by_id,
                at=event.at,
            )
        )
        db.session.flush()


def _share_files(whole: DisclosureRequest, piece: DisclosureRequest, *, at: datetime) -> None:
    for each in cases.files_of(whole.id):
        if each.role is FileRole.FROM_APPLICANT:
            db.session.add(
                RequestFile(
                    request_id=piece.id,
                    file_id=each.file_id,
                    role=each.role,
                    added_by_id=each.added_by_id,
                    added_at=at,
                )
            )
    db.session.flush()
