"""What has to be there before steps about opinions are completed, or an answer is served."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from app.law.decisions import Code
from app.requests.models import DisclosureRequest
from app.requests.opinions import queries
from app.requests.opinions.errors import (
    NotAllWeighed,
    PartyNeeded,
    ThirdPartyNotTold,
    ToldTooLate,
)
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.reasons import open_in_words
from app.requests.opinions.standing import awaited_until, still_awaited
from app.requests.opinions.words import Weighing
from app.requests.terms import end_of_day
from app.workdays.queries import calendar

DISCLOSES = frozenset({Code.A2, Code.A3})


def check_sent(disclosure_request: DisclosureRequest) -> None:
    """At least one letter went out, and none was left behind."""
    if queries.prepared_of(disclosure_request.id) or not queries.unweighed_of(
        disclosure_request.id
    ):
        raise PartyNeeded


def check_weighed(disclosure_request: DisclosureRequest, *, on: date) -> None:
    """Nothing is closed while a party may still answer, whenever a timer rang."""
    days = calendar(disclosure_request.organ_id)
    open_ones = [
        queries.letter_of(each, days, on=on) for each in queries.unweighed_of(disclosure_request.id)
    ]
    if open_ones:
        raise NotAllWeighed(open="；".join(open_in_words(each) for each in open_ones))


def check_told(disclosure_request: DisclosureRequest, codes: Collection[Code], *, on: date) -> None:
    """Who objected is told before it is disclosed all the same, ``on`` that day (Art. 32)."""
    if left := untold(disclosure_request, codes):
        raise ThirdPartyNotTold(numbers=_numbers(left))
    late = [each for each in _against_will(disclosure_request, codes) if _told_after(each, on)]
    if late:
        last = max(each.told_on for each in late if each.told_on)
        raise ToldTooLate(day=last.isoformat(), numbers=_numbers(late))


def untold(disclosure_request: DisclosureRequest, codes: Collection[Code]) -> list[SoughtOpinion]:
    """Who objected and is still to be told before what it wants kept goes out."""
    return [each for each in _against_will(disclosure_request, codes) if each.told_on is None]


def _told_after(opinion: SoughtOpinion, on: date) -> bool:
    """Whether the party was told later than ``on``."""
    return opinion.told_on is not None and opinion.told_on > on


def _against_will(
    disclosure_request: DisclosureRequest, codes: Collection[Code]
) -> list[SoughtOpinion]:
    """Third parties whose part is given out although they objected."""
    if not DISCLOSES.intersection(codes):
        return []
    is_whole = Code.A3 not in codes
    return [
        each
        for each in queries.all_of(disclosure_request.id)
        if each.is_against_disclosure and _is_given(each, is_whole=is_whole)
    ]


def _numbers(opinions: Iterable[SoughtOpinion]) -> str:
    return "、".join(each.number or "" for each in opinions)


def _is_given(opinion: SoughtOpinion, *, is_whole: bool) -> bool:
    """Whether what the party wants kept goes out: all does, or its own part was not withheld."""
    return is_whole or opinion.weighed is not Weighing.WITHHOLD


def opinions_due(disclosure_request: DisclosureRequest) -> dict[str, datetime]:
    """The fact the procedure waits by: the end of the longest term of those still awaited."""
    days = calendar(disclosure_request.organ_id)
    sent = queries.unweighed_of(disclosure_request.id)
    last = max(awaited_until(each, days) for each in still_awaited(sent) or sent)
    return {"opinions_due": end_of_day(last)}
