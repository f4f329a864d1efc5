"""The office weighs each opinion, or silence, and tells a third party it decides against."""

from datetime import date, datetime
from uuid import UUID

from app.kit.time import legal_day
from app.people.models import Person
from app.requests import cases
from app.requests.actions.stepping import complete, once_for
from app.requests.models import DisclosureRequest
from app.requests.opinions import queries
from app.requests.opinions.errors import (
    DisclosureLetterStands,
    NothingToTell,
    NotServedYet,
    WeighedForGood,
    WeighedTooEarly,
    WeighingReasonNeeded,
)
from app.requests.opinions.locking import Held, for_the_office, held_for, record
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.standing import last_day, standing_of
from app.requests.opinions.words import Stance, Standing, Weighing
from app.requests.values import Deed
from app.workdays.queries import calendar

FOLLOWS = {
    Stance.AGREES: Weighing.DISCLOSE,
    Stance.PARTLY: Weighing.IN_PART,
    Stance.REFUSES: Weighing.WITHHOLD,
}


def weigh(
    opinion_id: UUID,
    weighing: Weighing,
    *,
    why: str,
    by: Person,
    key: str,
    at: datetime,
) -> SoughtOpinion:
    """What the office makes of the opinion. A word on why, unless it follows what was said."""
    held = held_for(by, opinion_id)
    once = held.once("weigh an opinion", by=by, key=key)
    if once.answer():
        return held.opinion
    assert held.request.review
    cases.open_step(held.request.review, "weigh_opinions", person=by)
    _check_not_told(held.opinion)
    standing = _over(held, on=legal_day(at))
    if not why and weighing is not _obvious(held.opinion, standing):
        raise WeighingReasonNeeded
    opinion = held.opinion
    opinion.weighed, opinion.weighed_why = weighing, why
    opinion.weighed_by_id, opinion.weighed_at = by.id, at
    record(held, "opinion weighed", by=by, at=at, weighed=weighing)
    held.done(once, at=at)
    return opinion


def _check_not_told(opinion: SoughtOpinion) -> None:
    """Raise once the party was told, or is about to be, what follows from its opinion."""
    if opinion.told_on:
        raise WeighedForGood(day=opinion.told_on.isoformat())
    if paper := queries.standing_paper(opinion.told_letter_id):
        raise DisclosureLetterStands(number=paper.number_text)


def _over(held: Held, *, on: date) -> Standing:
    """Where the letter stands; raises while its party may still answer."""
    days = calendar(held.request.organ_id)
    standing = standing_of(held.opinion, days, on=on)
    if standing is Standing.UNSERVED:
        raise NotServedYet
    if standing is Standing.AWAITED:
        until = last_day(held.opinion, days)
        raise WeighedTooEarly(day=until.isoformat() if until else "")
    return standing


def _obvious(opinion: SoughtOpinion, standing: Standing) -> Weighing | None:
    """What follows without a word: what was said, or the consent the law deems given (Art. 34)."""
    if standing is Standing.DEEMED_TO_AGREE:
        return Weighing.DISCLOSE
    return FOLLOWS[opinion.stance] if opinion.stance else None


def close_weighing(request_id: UUID, *, by: Person, key: str, at: datetime) -> DisclosureRequest:
    """All have been weighed; the case goes back to who decides how it is answered."""
    disclosure_request, case = for_the_office(by, request_id)
    once = once_for("close the weighing", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    complete(case, "weigh_opinions", Deed("weighed", key), by=by, at=at)
    once.done(case.id, at=at)
    return disclosure_request


def tell_decision(
    opinion_id: UUID,
    *,
    on: date,
    how: str,
    by: Person,
    key: str,
    at: datetime,
) -> SoughtOpinion:
    """The third party was told in writing what is disclosed against its will, and why."""
    held = held_for(by, opinion_id)
    once = held.once("tell a decision", by=by, key=key)
    if once.answer():
        return held.opinion
    if not (held.opinion.has_to_be_told and held.opinion.weighed_at):
        raise NothingToTell
    held.check_day(on, at=at)
    held.opinion.told_on, held.opinion.told_how = on, how
    record(held, "third party told", by=by, at=at, on=on)
    held.done(once, at=at)
    return held.opinion
