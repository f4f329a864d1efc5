"""What parties are mailed: that a letter waits for them, with its code, and reminders.

A mail names the letter and its last day, never what it is about. The code is worked out while the
mail is written; the message that is kept holds only which letter and which code it was.
"""

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import quote
from uuid import UUID

from flask_babel import lazy_gettext as _l

from app.kit import mail
from app.notices.actions.telling import Message, tell_outside
from app.notices.kinds import Group, Kind
from app.requests.opinions import codes
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.values import party_in
from app.requests.opinions.words import SendingWay

PAGE = "/opinion"
LETTER, REMINDER = "opinion sought", "opinion reminder"


def code_for(values: Mapping[str, str]) -> Mapping[str, str]:
    """The one-time code of the letter the message is about."""
    letter = SoughtOpinion(id=UUID(values["letter"]), code_version=int(values["version"]))
    return {"code": codes.code_of(letter)}


KINDS: Mapping[str, Kind] = {
    LETTER: Kind(
        Group.NEWS,
        _l("An organ seeks your opinion on a disclosure"),
        _l(
            "The letter %(number)s waits for your answer, within 15 working days of receiving it."
            " Open the page for opinions and type the number of the letter and this one-time code:"
            " %(code)s. You need no account."
        ),
        worked_out=code_for,
    ),
    REMINDER: Kind(
        Group.NEWS,
        _l("Your opinion on a disclosure is awaited until %(until)s"),
        _l(
            "The letter %(number)s has not been answered. Open the page for opinions and type the"
            " number of the letter and this one-time code: %(code)s."
        ),
        worked_out=code_for,
    ),
}


def send_letter(opinion: SoughtOpinion, *, organ_id: UUID, at: datetime) -> None:
    """Mail the letter's number and code, when that is how it goes out."""
    if opinion.way is SendingWay.EMAIL:
        _mail(LETTER, f"{opinion.id}:{opinion.code_version}", opinion, organ_id=organ_id, at=at)


def send_reminder(
    opinion: SoughtOpinion, *, until: date, days_before: int, organ_id: UUID, at: datetime
) -> bool:
    """Mail a party that its last day comes near; False when it has no address."""
    key = f"{opinion.id}:{until}:{days_before}"
    return _mail(REMINDER, key, opinion, organ_id=organ_id, at=at, until=until.isoformat())


def _mail(
    kind: str, key: str, opinion: SoughtOpinion, *, organ_id: UUID, at: datetime, **values: str
) -> bool:
    address = party_in(opinion.party_box, opinion_id=opinion.id).email
    if not mail.is_address(address):
        return False
    known = {
        "number": opinion.number or "",
        "letter": str(opinion.id),
        "version": str(opinion.code_version),
    }
    message = Message(
        kind=kind,
        key=key,
        to=None,
        organ_id=organ_id,
        about=opinion.request_id,
        link=f"{PAGE}?number={quote(opinion.number or '')}",
        values=known | values,
    )
    return tell_outside(message, address=address, at=at)
