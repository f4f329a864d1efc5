"""What the office is told about reconsiderations and suits."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from app.notices.actions.telling import Message, tell
from app.notices.kinds import Group, Kind
from app.people import queries as people
from app.people.models import Lane
from app.requests.models import RequestRemedy
from app.workdays.hooks import Move

MOVED = "remedy day moved"

KINDS = {
    MOVED: Kind(
        Group.DEADLINES,
        _l("The answer to a reconsideration or suit is due on %(after)s, no longer on %(before)s"),
        _l("The calendar of working days changed. Please go by the new day."),
    ),
}


def moved(remedy: RequestRemedy, move: Move, *, at: datetime) -> None:
    """Everybody in the disclosure office."""
    office = people.holders(organ_id=remedy.organ_id, lane=Lane.DISCLOSURE_OFFICE)
    messages = [
        Message(
            kind=MOVED,
            key=f"{remedy.id} {at.isoformat()}",
            to=person.id,
            organ_id=remedy.organ_id,
            about=remedy.request_id,
            link=f"/requests/remedies/{remedy.id}",
            title=remedy.request.title,
            values={
                "number": remedy.request.number,
                "before": str(move.before),
                "after": str(move.after),
            },
        )
        for person in office
    ]
    tell(messages, at=at)
