"""What has to be there before steps about opinions are completed, or an answer is served."""

from collections.abc import Collection
from datetime import date, datetime

from app.law.decisions import Code
from app.requests.models import DisclosureRequest
from app.requests.opinions import queries
from app.requests.opinions.errors import (
    NotAllWeighed,
    PartyNeeded,
    ThirdPartyNotTold,
)
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.reasons import open_in_words
from app.requests.opinions.standing import awaited_until
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


def check_told(disclosure_request: DisclosureRequest, codes: Collection[Code]) -> None:
    """Who objected is told before it is disclosed all the same (Art. 32)."""
    if not DISCLOSES.intersection(codes):
        return
    is_whole = Code.A3 not in codes
    left = [
        each.number or ""
        for each in queries.locked_all_of(disclosure_request.id)
        if each.has_to_be_told and _is_given(each, is_whole=is_whole)
    ]
    if left:
        raise ThirdPartyNotTold(numbers="、".join(left))


def _is_given(opinion: SoughtOpinion, *, is_whole: bool) -> bool:
    """Whether what the party wants kept goes out: all does, or its own part was not withheld."""
    return is_whole or opinion.weighed is not Weighing.WITHHOLD


def opinions_due(disclosure_request: DisclosureRequest) -> dict[str, datetime]:
    """The fact the procedure waits by: the end of the last day of the longest term."""
    days = calendar(disclosure_request.organ_id)
    last = max(awaited_until(each, days) for each in queries.unweighed_of(disclosure_request.id))
    return {"opinions_due": end_of_day(last)}
