"""What a letter to a party must hold, and what it must not: anything that tells who applied."""

from collections.abc import Sequence

from app.kit import mail
from app.requests import applicant as applicants
from app.requests.applicant import Applicant
from app.requests.models import DisclosureRequest, RequestFile
from app.requests.opinions.errors import (
    FileNamesTheApplicant,
    FileNotToBeShown,
    NamesTheApplicant,
    PartyAddressNeeded,
    PartyMailMalformed,
    PartyMailNeeded,
    PartyNameNeeded,
    TellsOfTheApplicant,
)
from app.requests.opinions.values import Asking, Party
from app.requests.opinions.words import SendingWay

SHORTEST_NAME, SHORTEST_NUMBER = 2, 6


def check_reach(party: Party, way: SendingWay) -> None:
    """Raise what is missing to reach the party."""
    if not party.name:
        raise PartyNameNeeded
    if party.email and not mail.is_address(party.email):
        raise PartyMailMalformed
    if way is SendingWay.EMAIL and not party.email:
        raise PartyMailNeeded
    if way is SendingWay.POST and not party.address:
        raise PartyAddressNeeded


def chosen(asking: Asking, offered: Sequence[RequestFile]) -> list[RequestFile]:
    """The files that were chosen, if all of them may be shown."""
    found = [each for each in offered if each.id in asking.shown]
    if len(found) != len(set(asking.shown)):
        raise FileNotToBeShown
    return found


def check_tells_nothing(
    asking: Asking, files: Sequence[RequestFile], disclosure_request: DisclosureRequest
) -> None:
    """Raise where the letter would tell who applied (Art. 32 asks for no name)."""
    check_words_tell_nothing(
        f"{asking.information}\n{asking.concerns}\n{asking.question}",
        disclosure_request,
        is_not_the_applicant=asking.is_not_the_applicant,
    )
    who = _applicant(disclosure_request)
    told = (*_names(who), *_numbers(who))
    if any(each in _plain(file.file.name) for file in files for each in told):
        raise FileNamesTheApplicant


def check_words_tell_nothing(
    words: str, disclosure_request: DisclosureRequest, *, is_not_the_applicant: bool
) -> None:
    """Raise where words for a party hold a number of the applicant, or a name that may be his."""
    who, text = _applicant(disclosure_request), _plain(words)
    if any(each in text for each in _numbers(who)):
        raise TellsOfTheApplicant
    if not is_not_the_applicant and any(each in text for each in _names(who)):
        raise NamesTheApplicant


def _names(who: Applicant) -> list[str]:
    words = (who.name, who.agent, who.address)
    return [_plain(each) for each in words if len(each) >= SHORTEST_NAME]


def _applicant(disclosure_request: DisclosureRequest) -> Applicant:
    return applicants.opened(disclosure_request.applicant_box, request_id=disclosure_request.id)


def _numbers(who: Applicant) -> list[str]:
    written = (
        *(who.paper_number, who.agent_paper_number, who.phone, who.agent_phone, who.email),
        who.fax,
    )
    return [plain for each in written if len(plain := _plain(each)) >= SHORTEST_NUMBER]


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
