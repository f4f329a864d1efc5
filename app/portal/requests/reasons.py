"""What happened to a request, whose turn it is, until when and why: in the applicant's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.law.proof import Why
from app.portal.requests.queries import Followed
from app.requests import actions
from app.requests.ledger import Entry, as_set_right, since_reopened
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
    EventKind.TERM_MOVED: _l("You have more time: until a later day."),
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

STILL_AWAITED: Mapping[EventKind, LazyString] = {
    EventKind.OPINION_ANSWERED: _l("An opinion came in; others are still awaited."),
    EventKind.OPINION_GIVEN_UP: _l(
        "Somebody who was asked for an opinion could not be reached; others are still awaited."
    ),
    EventKind.OPINION_WITHDRAWN: _l(
        "A letter asking for an opinion was taken back; others are still awaited."
    ),
}
"""What is told of one opinion while others are sought, for whose sake no day counts yet."""

LAPSED: Mapping[EventKind, LazyString] = {
    EventKind.CORRECTION_LAPSED: _l(
        "No correction came in time: the request counts as given up (Article 30). The organ tells"
        " you so in writing."
    ),
    EventKind.FEE_LAPSED: _l(
        "The fee was not paid in time: the request counts as given up. The organ tells you so in"
        " writing."
    ),
}
GOES_ON_AFTER = frozenset({EventKind.CORRECTED, EventKind.FEE_PAID, EventKind.REOPENED})
GOES_ON = frozenset({RequestState.SPLIT, RequestState.MERGED})
IN_WORK = frozenset({RequestState.IN_HAND, RequestState.AWAITING_APPLICANT})


def happened(found: Followed) -> list[tuple[date, LazyString]]:
    """The events an applicant is told of, the latest first; the same of one day once."""
    told: list[tuple[date, LazyString]] = []
    outstanding: set[UUID] = set()
    for each in found.events:
        if each.kind is EventKind.OPINION_SENT:
            outstanding.add(each.id)
        if each.kind in STILL_AWAITED and each.refers_to_id:
            outstanding.discard(each.refers_to_id)
        words = STILL_AWAITED if outstanding and each.kind in STILL_AWAITED else HAPPENED
        if each.kind in words:
            told.append((each.on, words[each.kind]))
    return list(dict.fromkeys(told))[::-1]


def turn(found: Followed, *, today: date) -> LazyString | str:
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
    at_work = _turn_at_work(found, today=today) if request.state in IN_WORK else None
    return at_work or TURN[request.state]


def _turn_at_work(found: Followed, *, today: date) -> LazyString | str | None:
    """What the organ waits for while it works on the request."""
    if found.fee and found.fee.due_on:
        owed = {"amount": found.fee.amount, "day": found.fee.due_on.isoformat()}
        if today <= found.fee.due_on:
            return _("It is your turn: pay the fee of %(amount)s yuan by %(day)s.", **owed)
        return _(
            "The fee of %(amount)s yuan was due by %(day)s. If you have paid it in time, tell the"
            " office at once.",
            **owed,
        )
    if lapsed := _lapsed(found):
        return LAPSED[lapsed]
    if found.request.state is RequestState.AWAITING_APPLICANT:
        return _(
            "The term for your correction is over; the office decides how it goes on. If you had a"
            " good reason, tell the office at once."
        )
    if _awaits_opinion(found) and (days := _days_of_opinions(found)) and days[-1] >= today:
        return _(
            "The organ waits for the opinion of somebody whom the information concerns (Article"
            " 32). These days do not count."
        )
    return None


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
        return _standing_still(found, today=today)
    told = [_("The answer is due by %(day)s.", day=proof.due_on.isoformat()), _because(found)]
    if days := _days_of_opinions(found):
        if days[-1] < today:
            said = _("%(count)s working days did not count while an opinion was sought.")
        else:
            said = _("At most %(count)s working days do not count while an opinion is sought.")
        told.append(str(said) % {"count": len(days)})
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


def _standing_still(found: Followed, *, today: date) -> list[str]:
    """Why no day is known on which the answer is due; of what is over nothing is asked any more."""
    fee_due_on = found.fee.due_on if found.fee else None
    if _lapsed(found) or (fee_due_on and fee_due_on < today):
        return []
    if found.fee is None:
        return [_("The term stands still until you have done what you were asked for.")]
    told = [
        _(
            "The term begins anew on the day of payment. If the fee is not paid in time, the"
            " request counts as given up."
        )
    ]
    if found.settings.way_to_pay:
        told.append(_("How to pay: %(way)s", way=found.settings.way_to_pay))
    return told


def _lapsed(found: Followed) -> EventKind | None:
    """What the applicant let pass, if nothing has come of it since."""
    kinds = [each.kind for each in found.events if each.kind in {*LAPSED, *GOES_ON_AFTER}]
    return kinds[-1] if kinds and kinds[-1] in LAPSED else None


def _days_of_opinions(found: Followed) -> list[date]:
    """The working days left out for opinions, those to come included."""
    days = found.proof.days if found.proof else ()
    return [day.date for day in days if day.why is Why.OPINION]


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
    if _is_delayed(found, entries):
        said = _(
            "Twenty working days, the first one after %(day)s, and the time by which the answer is"
            " delayed after your reasons (Articles 33 and 35)."
        )
    elif EventKind.EXTENSION_TOLD in kinds:
        said = _(
            "Twenty working days, the first one after %(day)s, and the extension (Article 33)."
        )
    else:
        said = _("Twenty working days, the first one after %(day)s (Article 33).")
    return str(said) % {"day": since}


def _is_delayed(found: Followed, entries: list[Entry]) -> bool:
    """Whether the applicant was told of a delay after good reasons, in this round."""
    told = {each.refers_to_id for each in entries if each.kind is EventKind.EXTENSION_TOLD}
    return any(each.id in told and each.details.get("after_reasons") for each in found.events)


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
    answered = {each.refers_to_id for each in found.events if each.kind in STILL_AWAITED}
    return any(
        each.kind is EventKind.OPINION_SENT and each.id not in answered for each in found.events
    )
