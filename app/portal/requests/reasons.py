"""What happened to a request, whose turn it is, until when and why: in the applicant's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.law.proof import Why
from app.portal.requests.queries import Followed
from app.requests import actions
from app.requests.ledger import as_set_right, since_reopened
from app.requests.models import EventKind, RequestState
from app.requests.terms import term_of

HAPPENED: Mapping[EventKind, LazyString] = {
    EventKind.HANDED_IN: _l("Your request came in."),
    EventKind.APPLICANT_CONFIRMED: _l("You confirmed the request."),
    EventKind.OFFICE_CONFIRMED: _l("The office confirmed with you that the request has arrived."),
    EventKind.RECEIPT_CHANGED: _l("The day of receipt was corrected."),
    EventKind.SET_RIGHT: _l("A day was corrected."),
    EventKind.SPLIT: _l("Your request was split into its items, each handled for itself."),
    EventKind.MERGED: _l("Your request was joined to the one it repeats."),
    EventKind.CORRECTION_ASKED: _l("You were asked to correct or complete the request."),
    EventKind.CORRECTION_PROLONGED: _l("The term for your correction was prolonged."),
    EventKind.CORRECTED: _l("Your correction came in; the term begins anew."),
    EventKind.TERM_MOVED: _l("The calendar changed; you have until a later day."),
    EventKind.CORRECTION_LAPSED: _l("No correction came in time."),
    EventKind.OPINION_SENT: _l(
        "Somebody whom the information concerns was asked for an opinion; meanwhile no day counts."
    ),
    EventKind.OPINION_ANSWERED: _l("The opinion came in; the days count again."),
    EventKind.OPINION_GIVEN_UP: _l(
        "Somebody who was asked for an opinion could not be reached; the days count again."
    ),
    EventKind.OPINION_WITHDRAWN: _l(
        "A letter asking for an opinion was taken back; the days it took count again."
    ),
    EventKind.EXTENSION_TOLD: _l("The term was extended, and you were told."),
    EventKind.FEE_NOTICED: _l("You received a notice of fee."),
    EventKind.FEE_PAID: _l("Your payment came in; the term begins anew."),
    EventKind.FEE_LAPSED: _l("The fee was not paid in time."),
    EventKind.REASONS_ASKED: _l("You were asked for reasons."),
    EventKind.REASONS_GIVEN: _l("Your reasons came in."),
    EventKind.SIGNED: _l("The answer was signed."),
    EventKind.SERVED: _l("The answer was served on you."),
    EventKind.WITHDRAWN: _l("You withdrew the request."),
    EventKind.REOPENED: _l("The case was opened again."),
}
"""What is not here is internal: proposals, refusals of proposals, the archive."""

TURN: Mapping[RequestState, LazyString] = {
    RequestState.RECEIVED: _l("It is the office's turn: your request is being registered."),
    RequestState.IN_HAND: _l("It is the organ's turn: it searches and decides."),
    RequestState.AWAITING_APPLICANT: _l("It is your turn: the organ waits for you."),
    RequestState.SIGNED: _l("The answer is signed and about to be served on you."),
    RequestState.ANSWERED: _l("Your request has been answered."),
    RequestState.CLOSED: _l("Your request is closed."),
    RequestState.WITHDRAWN: _l("You withdrew this request; it is closed."),
    RequestState.NOT_ACCEPTED: _l("Your request was not taken on; the office has told you why."),
}

NO_LONGER_AWAITED = frozenset(
    {EventKind.OPINION_ANSWERED, EventKind.OPINION_GIVEN_UP, EventKind.OPINION_WITHDRAWN}
)
GOES_ON = frozenset({RequestState.SPLIT, RequestState.MERGED})


def happened(found: Followed) -> list[tuple[date, LazyString]]:
    """The events an applicant is told of, the latest first."""
    told = [(each.on, HAPPENED[each.kind]) for each in found.events if each.kind in HAPPENED]
    return told[::-1]


def turn(found: Followed) -> LazyString | str:
    """Whose turn it is now."""
    request = found.request
    if request.state in GOES_ON:
        return _(
            "It goes on under %(numbers)s. The office gives you the codes.",
            numbers="、".join(_goes_on_under(found)),
        )
    if request.is_open and _is_withdrawn(found):
        return _("You withdrew this request; the office closes it.")
    if request.state is RequestState.RECEIVED and request.received_on is None:
        if actions.awaits_applicant(request):
            return _("It is your turn: confirm below that this is your request.")
        return _(
            "It is the office's turn: it calls you to confirm that your request has arrived. The"
            " term begins on the day both sides have confirmed (Article 31)."
        )
    if asked := asked_of_applicant(found):
        return _("It is your turn: answer below by %(day)s.", day=asked.until.isoformat())
    if request.state is RequestState.IN_HAND and _awaits_opinion(found):
        return _(
            "The organ waits for the opinion of somebody whom the information concerns (Article"
            " 32). These days do not count."
        )
    return TURN[request.state]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the office wants to know from the applicant, and until when."""

    points: str
    until: date


def asked_of_applicant(found: Followed) -> Asked | None:
    """The notice of correction, or the letter asking for reasons, that waits for an answer."""
    for message, kind, said in (
        ("corrected", EventKind.CORRECTION_ASKED, "points"),
        ("reasons_given", EventKind.REASONS_ASKED, "words"),
    ):
        asked = [each for each in found.events if each.kind is kind]
        if message in found.awaited and asked:
            until = term_of(asked[-1], found.events)
            return Asked(points=str(asked[-1].details.get(said, "")), until=until)
    return None


def term(found: Followed, *, today: date) -> list[str]:
    """Until when an answer is due, and why: a sentence each."""
    request, proof = found.request, found.proof
    is_over = not request.is_open or request.state is RequestState.ANSWERED
    if proof is None or is_over or _is_withdrawn(found):
        return []
    if proof.due_on is None:
        return [_("The term stands still until you have done what you were asked for.")]
    told = [_("The answer is due by %(day)s.", day=proof.due_on.isoformat()), _because(found)]
    if excluded := sum(day.why is Why.OPINION for day in proof.days):
        told.append(_("%(count)s days did not count while an opinion was sought.", count=excluded))
    if proof.provisional:
        told.append(_("The day may move when the holidays of that year are announced."))
    if proof.due_on < today:
        told.append(
            _(
                "This day has passed. You may turn to the authority above the organ, or apply for"
                " administrative reconsideration (Article 51)."
            )
        )
    return told


def _because(found: Followed) -> str:
    entries, reopening = since_reopened(as_set_right(found.events))
    if reopening and reopening.due_on:
        return str(_("The decision that orders a new answer sets this day."))
    kinds = {each.kind: each.on for each in entries}
    begun = max(
        (kinds[kind] for kind in (EventKind.CORRECTED, EventKind.FEE_PAID) if kind in kinds),
        default=reopening.on if reopening else found.request.received_on,
    )
    since = begun.isoformat() if begun else ""
    if EventKind.EXTENSION_TOLD in kinds:
        said = _(
            "Twenty working days, the first one after %(day)s, and the extension (Article 33)."
        )
    else:
        said = _("Twenty working days, the first one after %(day)s (Article 33).")
    return str(said) % {"day": since}


def _goes_on_under(found: Followed) -> list[str]:
    """The numbers of the pieces, or of the request it was merged with."""
    parted = [each for each in found.events if each.kind in (EventKind.SPLIT, EventKind.MERGED)]
    return [str(number) for number in parted[-1].details["into"]] if parted else []


def _is_withdrawn(found: Followed) -> bool:
    turns = [
        each.kind for each in found.events if each.kind in (EventKind.WITHDRAWN, EventKind.REOPENED)
    ]
    return turns[-1:] == [EventKind.WITHDRAWN]


def _awaits_opinion(found: Followed) -> bool:
    answered = {each.refers_to_id for each in found.events if each.kind in NO_LONGER_AWAITED}
    return any(
        each.kind is EventKind.OPINION_SENT and each.id not in answered for each in found.events
    )
