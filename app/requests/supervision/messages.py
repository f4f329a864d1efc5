"""What people are told while requests are supervised: a day waits, was decided, has moved."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from app.notices.actions.telling import Message, tell
from app.notices.kinds import Group, Kind
from app.people import queries as people
from app.people.models import Lane
from app.requests.models import DayChange, DisclosureRequest
from app.review.models import Review
from app.review.queries import rows
from app.workdays.hooks import Move

DAY_PROPOSED, DAY_DECIDED, MOVED = "day proposed", "day decided", "last day moved"

KINDS = {
    DAY_PROPOSED: Kind(
        Group.NEW_WORK,
        _l("A proposal to put a day right waits for you"),
        _l("Compare it with its proof, and agree or refuse."),
    ),
    DAY_DECIDED: Kind(
        Group.NEWS,
        _l("Your proposal to put a day right was decided"),
        _l("The decision stands on the page of the request."),
    ),
    MOVED: Kind(
        Group.DEADLINES,
        _l("The last day of a request moved from %(before)s to %(after)s"),
        _l("The calendar or a term of the organ changed. Please go by the new day."),
    ),
}


def proposed(change: DayChange, disclosure_request: DisclosureRequest, *, at: datetime) -> None:
    """The heads of the office, but not who proposed it."""
    heads = people.holders(organ_id=change.organ_id, lane=Lane.OFFICE_HEAD)
    messages = [
        Message(
            kind=DAY_PROPOSED,
            key=str(change.id),
            to=head.id,
            organ_id=change.organ_id,
            about=disclosure_request.review_id,
            link="/requests/day-changes",
            title=disclosure_request.title,
            values={"number": disclosure_request.number},
        )
        for head in heads
        if head.id != change.proposed_by_id
    ]
    tell(messages, at=at)


def decided(change: DayChange, disclosure_request: DisclosureRequest, *, at: datetime) -> None:
    """Who proposed it."""
    message = Message(
        kind=DAY_DECIDED,
        key=str(change.id),
        to=change.proposed_by_id,
        organ_id=change.organ_id,
        about=disclosure_request.review_id,
        link=f"/requests/{disclosure_request.id}/days",
        title=disclosure_request.title,
        values={"number": disclosure_request.number},
    )
    tell([message], at=at)


def moved(
    disclosure_request: DisclosureRequest, move: Move, review: Review, *, at: datetime
) -> None:
    """Whoever has an open step of the request in hand."""
    values = {
        "number": disclosure_request.number,
        "before": move.before.isoformat() if move.before else "—",
        "after": move.after.isoformat() if move.after else "—",
    }
    messages = [
        Message(
            kind=MOVED,
            key=f"{step.id} {at.isoformat()}",
            to=step.claimed_by_id,
            organ_id=disclosure_request.organ_id,
            about=review.id,
            link=f"/requests/{disclosure_request.id}",
            title=disclosure_request.title,
            values=values,
        )
        for step in rows.open_steps(review)
    ]
    tell(messages, at=at)
