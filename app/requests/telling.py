"""What applicants are told by mail when something happens to their request.

A mail names the register number and what happened, never the applicant or what was asked for.
"""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from flask_babel import lazy_gettext as _l

from app.kit import mail
from app.notices.actions.telling import Message, tell_outside
from app.notices.kinds import Group, Kind
from app.requests import applicant as applicants
from app.requests.models import DisclosureRequest, EventKind, RequestEvent

FOLLOW = "/follow"
LOOK = _l("Open the page to follow requests and type number and code to see it.")

KINDS: Mapping[EventKind, Kind] = {
    EventKind.HANDED_IN: Kind(Group.NEWS, _l("Your request came in on %(on)s"), LOOK),
    EventKind.OFFICE_CONFIRMED: Kind(
        Group.NEWS,
        _l("Your request counts as received on %(on)s; the term begins the day after"),
        LOOK,
    ),
    EventKind.CORRECTION_ASKED: Kind(
        Group.NEWS,
        _l("Your request has to be corrected by %(ends_on)s"),
        _l("What is missing stands on the page to follow requests; it can be added there."),
    ),
    EventKind.CORRECTION_PROLONGED: Kind(
        Group.NEWS, _l("The term for your correction now ends on %(ends_on)s"), LOOK
    ),
    EventKind.TERM_MOVED: Kind(
        Group.NEWS,
        _l("You have more time: now until %(ends_on)s"),
        _l("What you were asked for stands on the page to follow requests."),
    ),
    EventKind.CORRECTED: Kind(
        Group.NEWS, _l("Your correction came in on %(on)s; the term begins anew"), LOOK
    ),
    EventKind.OPINION_SENT: Kind(
        Group.NEWS, _l("Others are asked about your request; that time is not counted"), LOOK
    ),
    EventKind.EXTENSION_TOLD: Kind(Group.NEWS, _l("The answer to your request takes longer"), LOOK),
    EventKind.REASONS_ASKED: Kind(Group.NEWS, _l("You are asked for reasons by %(ends_on)s"), LOOK),
    EventKind.REASONS_GIVEN: Kind(Group.NEWS, _l("Your reasons came in on %(on)s"), LOOK),
    EventKind.FEE_NOTICED: Kind(Group.NEWS, _l("A fee is asked for your request"), LOOK),
    EventKind.FEE_PAID: Kind(Group.NEWS, _l("Your payment came in on %(on)s"), LOOK),
    EventKind.SERVED: Kind(Group.NEWS, _l("Your request has been answered on %(on)s"), LOOK),
    EventKind.WITHDRAWN: Kind(Group.NEWS, _l("Your request was withdrawn on %(on)s"), LOOK),
    EventKind.REOPENED: Kind(Group.NEWS, _l("Your request is being handled again"), LOOK),
}


def link_to(number: str) -> str:
    """The page to follow requests, with the number typed in already; never with the code."""
    return f"{FOLLOW}?number={quote(number)}"


def word_of(kind: EventKind) -> str:
    """What the kind of message is called."""
    return f"request {kind.value}"


def tell_applicant(
    disclosure_request: DisclosureRequest, event: RequestEvent, *, at: datetime
) -> None:
    """Mail the applicant who gave an address; each entry of the ledger is told once, and
    letters to several parties on one day together.
    """
    if event.kind not in KINDS:
        return
    who = applicants.opened(disclosure_request.applicant_box, request_id=disclosure_request.id)
    if not mail.is_address(who.email):
        return
    details = {name: str(value) for name, value in event.details.items() if name == "ends_on"}
    message = Message(
        kind=word_of(event.kind),
        key=_key(event),
        to=None,
        organ_id=disclosure_request.organ_id,
        about=disclosure_request.id,
        link=link_to(disclosure_request.number),
        values={"number": disclosure_request.number, "on": event.on.isoformat(), **details},
    )
    tell_outside(message, address=who.email, at=at)


def _key(event: RequestEvent) -> str:
    """Which message it is: letters to several parties on one day are one thing to be told."""
    if event.kind is EventKind.OPINION_SENT:
        return f"{event.request_id}:{event.on.isoformat()}"
    return str(event.id)
