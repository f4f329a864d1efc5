"""The words in which the tables of requests keep states and kinds."""

from enum import StrEnum


class RequestState(StrEnum):
    """Where a request stands, mirrored from its procedure for lists and the applicant."""

    RECEIVED = "received"
    IN_HAND = "in_hand"
    AWAITING_APPLICANT = "awaiting_applicant"
    SIGNED = "signed"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    NOT_ACCEPTED = "not_accepted"
    SPLIT = "split"
    MERGED = "merged"


class EventKind(StrEnum):
    """What the ledger of a request holds. Only some of them move the clock."""

    HANDED_IN = "handed_in"
    APPLICANT_CONFIRMED = "applicant_confirmed"
    OFFICE_CONFIRMED = "office_confirmed"
    RECEIPT_CHANGED = "receipt_changed"
    DAY_CHANGE_PROPOSED = "day_change_proposed"
    DAY_CHANGE_REFUSED = "day_change_refused"
    SET_RIGHT = "set_right"
    CORRECTION_ASKED = "correction_asked"
    CORRECTION_SERVED = "correction_served"
    CORRECTED = "corrected"
    CORRECTION_PROLONGED = "correction_prolonged"
    TERM_MOVED = "term_moved"
    CORRECTION_LAPSED = "correction_lapsed"
    OPINION_SENT = "opinion_sent"
    OPINION_SERVED = "opinion_served"
    OPINION_ANSWERED = "opinion_answered"
    OPINION_GIVEN_UP = "opinion_given_up"
    OPINION_WITHDRAWN = "opinion_withdrawn"
    EXTENSION_PROPOSED = "extension_proposed"
    EXTENSION_APPROVED = "extension_approved"
    EXTENSION_REFUSED = "extension_refused"
    EXTENSION_TOLD = "extension_told"
    FEE_NOTICED = "fee_noticed"
    FEE_PAID = "fee_paid"
    FEE_LAPSED = "fee_lapsed"
    REASONS_ASKED = "reasons_asked"
    REASONS_SERVED = "reasons_served"
    REASONS_GIVEN = "reasons_given"
    SPLIT = "split"
    MERGED = "merged"
    SIGNED = "signed"
    SERVED = "served"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    ARCHIVED = "archived"


class FileRole(StrEnum):
    """What a file of a request is."""

    FROM_APPLICANT = "from_applicant"
    COLLECTED = "collected"
    REDACTED = "redacted"
    ENCLOSURE = "enclosure"
    SCAN = "scan"
    PROOF = "proof"
    OPINION = "opinion"
    REMEDY_PAPER = "remedy_paper"
    REMEDY_ANSWER = "remedy_answer"
    REMEDY_DECISION = "remedy_decision"
    OTHER = "other"


class WantedForm(StrEnum):
    """In which form the applicant wants the information (Art. 29)."""

    PAPER = "paper"
    ELECTRONIC = "electronic"
    DISC = "disc"
    READING = "reading"


class WantedWay(StrEnum):
    """On which way the applicant wants to receive it (Art. 29)."""

    POST = "post"
    EMAIL = "email"
    FAX = "fax"
    PICK_UP = "pick_up"
    ONLINE = "online"


class AnswerState(StrEnum):
    """Where an answer stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED = "signed"
    SERVED = "served"
    ANNULLED = "annulled"
