"""The words in which the tables of opinions keep what was sought, answered and weighed."""

from enum import StrEnum

from app.law.ledger import OpinionKind


class PartyKind(StrEnum):
    """Who is asked. Only the silence of an organ that made the information too is consent."""

    PERSON = "a person"
    COMPANY = "an organisation"
    ORGAN = "an organ"
    CONCERNED = "an organ only concerned"


class SendingWay(StrEnum):
    """How the letter goes out. Each carries number and code of the page to answer on."""

    EMAIL = "mailed"
    POST = "posted"
    DIRECT = "handed over"


class Stance(StrEnum):
    """What a party answers."""

    AGREES = "agrees"
    PARTLY = "agrees in part"
    REFUSES = "does not agree"


class AnswerWay(StrEnum):
    """How an answer came in."""

    ONLINE = "on its page"
    PAPER = "in writing"
    TELEPHONE = "by telephone"


class Weighing(StrEnum):
    """What the office makes of an opinion, or of silence."""

    DISCLOSE = "disclose"
    IN_PART = "disclose in part"
    WITHHOLD = "withhold"


class Standing(StrEnum):
    """Where a letter stands on a day: computed, never stored."""

    PREPARED = "prepared"
    UNSERVED = "sent, not served"
    AWAITED = "awaited"
    ANSWERED = "has answered"
    LATE = "answered late"
    SILENT = "silent"
    DEEMED_TO_AGREE = "deemed to agree"
    UNREACHABLE = "not reached"
    WITHDRAWN = "taken back"


LAW = {
    PartyKind.PERSON: OpinionKind.THIRD_PARTY,
    PartyKind.COMPANY: OpinionKind.THIRD_PARTY,
    PartyKind.ORGAN: OpinionKind.JOINT_ORGAN,
    PartyKind.CONCERNED: OpinionKind.JOINT_ORGAN,
}
DOES_NOT_AGREE = frozenset({Stance.PARTLY, Stance.REFUSES})
