"""What the words about opinions are called, and the sentences made of them."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.requests.opinions.queries import Letter
from app.requests.opinions.words import (
    AnswerWay,
    PartyKind,
    SendingWay,
    Stance,
    Standing,
    Weighing,
)

PARTIES: Mapping[StrEnum, LazyString] = {
    PartyKind.PERSON: _l("Third party: a person"),
    PartyKind.COMPANY: _l("Third party: a company or another organisation"),
    PartyKind.ORGAN: _l("Organ that made the information too"),
    PartyKind.CONCERNED: _l("Other organ that is only concerned"),
}
SENDING: Mapping[StrEnum, LazyString] = {
    SendingWay.EMAIL: _l("by e-mail, with number and code of the page to answer on"),
    SendingWay.POST: _l("on paper, by post"),
    SendingWay.DIRECT: _l("on paper, handed over"),
}
STANCES: Mapping[StrEnum, LazyString] = {
    Stance.AGREES: _l("agrees"),
    Stance.PARTLY: _l("agrees in part"),
    Stance.REFUSES: _l("does not agree"),
}
ANSWER_WAYS: Mapping[StrEnum, LazyString] = {
    AnswerWay.ONLINE: _l("on its page"),
    AnswerWay.PAPER: _l("in writing"),
    AnswerWay.TELEPHONE: _l("by telephone"),
}
SERVED: Mapping[str, LazyString] = {
    "opened on its page": _l("The party opened its page by number and code."),
    AnswerWay.ONLINE.value: _l("It answered on its page."),
    AnswerWay.PAPER.value: _l("Its answer shows that it has the letter."),
    AnswerWay.TELEPHONE.value: _l("Its answer shows that it has the letter."),
}
WEIGHINGS: Mapping[StrEnum, LazyString] = {
    Weighing.DISCLOSE: _l("disclose what concerns the party"),
    Weighing.IN_PART: _l("disclose it in part"),
    Weighing.WITHHOLD: _l("do not disclose it"),
}
STANDINGS: Mapping[StrEnum, LazyString] = {
    Standing.PREPARED: _l("prepared, not sent"),
    Standing.UNSERVED: _l("sent, service not recorded"),
    Standing.AWAITED: _l("answer awaited"),
    Standing.ANSWERED: _l("has answered"),
    Standing.LATE: _l("answered after its term"),
    Standing.SILENT: _l("silent: this organ decides"),
    Standing.DEEMED_TO_AGREE: _l("silent: deemed to agree (Article 34)"),
    Standing.UNREACHABLE: _l("could not be reached"),
    Standing.WITHDRAWN: _l("taken back"),
}
TONES: Mapping[Standing, str] = {
    Standing.UNSERVED: "amber",
    Standing.AWAITED: "blue",
    Standing.ANSWERED: "green",
    Standing.LATE: "amber",
    Standing.SILENT: "red",
    Standing.DEEMED_TO_AGREE: "green",
    Standing.UNREACHABLE: "red",
}
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, LazyString]] = {
    PartyKind: PARTIES,
    SendingWay: SENDING,
    Stance: STANCES,
    AnswerWay: ANSWER_WAYS,
    Weighing: WEIGHINGS,
    Standing: STANDINGS,
}


def word(value: StrEnum) -> LazyString:
    """What a word about opinions is called."""
    return WORDS[type(value)][value]


def open_in_words(letter: Letter) -> str:
    """Why a letter keeps the step from being closed."""
    number = letter.opinion.number
    if letter.standing is Standing.AWAITED and letter.until:
        return str(_("%(number)s has until %(day)s", number=number, day=letter.until.isoformat()))
    if letter.standing is Standing.UNSERVED:
        return str(_("of %(number)s it is not known whether it was received", number=number))
    return str(_("%(number)s has to be weighed", number=number))
