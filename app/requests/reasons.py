"""What the words of requests are called: channels, states, decisions, what they need, and why."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.law.applicants import ApplicantType, Paper
from app.law.decisions import Code, Wrong
from app.law.proof import Why
from app.law.receipt import Channel
from app.notices.letters.facts.answers import View, Which
from app.requests.models import (
    AnswerState,
    EventKind,
    FileRole,
    RequestEvent,
    RequestState,
    WantedForm,
    WantedWay,
)

CHANNELS: Mapping[StrEnum, LazyString] = {
    Channel.COUNTER: _l("at the counter"),
    Channel.REGISTERED_MAIL: _l("registered mail"),
    Channel.ORDINARY_MAIL: _l("ordinary letter"),
    Channel.WEB: _l("on the web"),
    Channel.FAX: _l("fax"),
    Channel.ORAL: _l("by word of mouth, written down by the office"),
}
STATES: Mapping[StrEnum, LazyString] = {
    RequestState.RECEIVED: _l("to be registered"),
    RequestState.IN_HAND: _l("being handled"),
    RequestState.AWAITING_APPLICANT: _l("waits for the applicant"),
    RequestState.SIGNED: _l("signed, to be served"),
    RequestState.ANSWERED: _l("answered"),
    RequestState.CLOSED: _l("archived"),
    RequestState.WITHDRAWN: _l("withdrawn by the applicant"),
    RequestState.NOT_ACCEPTED: _l("not taken on"),
    RequestState.SPLIT: _l("split into several requests"),
    RequestState.MERGED: _l("merged with another request"),
}
TONES: Mapping[RequestState, str] = {
    RequestState.RECEIVED: "amber",
    RequestState.IN_HAND: "blue",
    RequestState.AWAITING_APPLICANT: "amber",
    RequestState.SIGNED: "blue",
    RequestState.ANSWERED: "green",
}
FORMS: Mapping[StrEnum, LazyString] = {
    WantedForm.PAPER: _l("on paper"),
    WantedForm.ELECTRONIC: _l("as a file"),
    WantedForm.DISC: _l("on a disc"),
    WantedForm.READING: _l("to be read on the spot"),
}
WAYS: Mapping[StrEnum, LazyString] = {
    WantedWay.POST: _l("by post"),
    WantedWay.EMAIL: _l("by e-mail"),
    WantedWay.FAX: _l("by fax"),
    WantedWay.PICK_UP: _l("picked up at the counter"),
    WantedWay.ONLINE: _l("on the page of the request"),
}
ROLES: Mapping[StrEnum, LazyString] = {
    FileRole.FROM_APPLICANT: _l("from the applicant"),
    FileRole.COLLECTED: _l("found by the units"),
    FileRole.REDACTED: _l("redacted copy"),
    FileRole.ENCLOSURE: _l("enclosure of the answer"),
    FileRole.SCAN: _l("stamped letter"),
    FileRole.PROOF: _l("proof of service"),
    FileRole.OPINION: _l("opinion that was sought"),
    FileRole.REMEDY_PAPER: _l("paper of a reconsideration or suit"),
    FileRole.REMEDY_ANSWER: _l("answer to a reconsideration or suit"),
    FileRole.REMEDY_DECISION: _l("decision of a reconsideration or suit"),
    FileRole.OTHER: _l("other papers"),
}
ANSWER_STATES: Mapping[StrEnum, LazyString] = {
    AnswerState.DRAFT: _l("being written"),
    AnswerState.SUBMITTED: _l("being decided on"),
    AnswerState.SIGNED: _l("signed"),
    AnswerState.SERVED: _l("served"),
    AnswerState.ANNULLED: _l("annulled"),
}
EVENTS: Mapping[StrEnum, LazyString] = {
    EventKind.HANDED_IN: _l("The request came in."),
    EventKind.APPLICANT_CONFIRMED: _l("The applicant confirmed the request."),
    EventKind.OFFICE_CONFIRMED: _l("Receipt was confirmed between the applicant and the office."),
    EventKind.RECEIPT_CHANGED: _l("The day of receipt was changed."),
    EventKind.DAY_CHANGE_PROPOSED: _l("It was proposed to put a day right."),
    EventKind.DAY_CHANGE_REFUSED: _l("The proposal to put a day right was refused."),
    EventKind.SET_RIGHT: _l("A day was put right."),
    EventKind.CORRECTION_ASKED: _l("The applicant was asked for a correction."),
    EventKind.CORRECTION_SERVED: _l("The applicant received the notice of correction."),
    EventKind.REASONS_SERVED: _l("The applicant received the letter that asks for reasons."),
    EventKind.CORRECTED: _l("The correction came in; the term begins anew."),
    EventKind.CORRECTION_PROLONGED: _l("The term for the correction was prolonged."),
    EventKind.TERM_MOVED: _l("The applicant has more time."),
    EventKind.CORRECTION_LAPSED: _l("No correction came in time."),
    EventKind.OPINION_SENT: _l("An opinion was sought."),
    EventKind.OPINION_SERVED: _l("The letter seeking an opinion was received."),
    EventKind.OPINION_ANSWERED: _l("The opinion that was sought came in."),
    EventKind.OPINION_GIVEN_UP: _l("A party could not be reached; it is waited for no longer."),
    EventKind.OPINION_WITHDRAWN: _l(
        "The letter seeking an opinion was taken back; its days count again."
    ),
    EventKind.EXTENSION_PROPOSED: _l("An extension was proposed."),
    EventKind.EXTENSION_APPROVED: _l("The extension was approved."),
    EventKind.EXTENSION_REFUSED: _l("The extension was not approved."),
    EventKind.EXTENSION_TOLD: _l("The applicant was told of the extension."),
    EventKind.FEE_NOTICED: _l("The applicant received a notice of fee."),
    EventKind.FEE_PAID: _l("The fee was paid; the term begins anew."),
    EventKind.FEE_LAPSED: _l("The fee was not paid in time."),
    EventKind.REASONS_ASKED: _l("The applicant was asked for reasons."),
    EventKind.REASONS_GIVEN: _l("The applicant gave reasons."),
    EventKind.SPLIT: _l("The request was split into its items."),
    EventKind.MERGED: _l("The request was merged with an earlier one."),
    EventKind.SIGNED: _l("The answer was signed."),
    EventKind.SERVED: _l("The answer was served."),
    EventKind.WITHDRAWN: _l("The applicant withdrew the request."),
    EventKind.REOPENED: _l("The case was opened again."),
    EventKind.ARCHIVED: _l("The case was archived."),
}
DECISIONS: Mapping[StrEnum, LazyString] = {
    Code.A1: _l("Public already: told where and how"),
    Code.A2: _l("Provided"),
    Code.A3: _l("Provided in part"),
    Code.D1: _l("Refused: state secret"),
    Code.D2: _l("Refused: forbidden by law or administrative regulation"),
    Code.D3: _l("Refused: endangers security or social stability"),
    Code.D4: _l("Refused: trade secret or privacy of a third party"),
    Code.D5: _l("Refused: internal affairs"),
    Code.D6: _l("Refused: information from the course of a decision"),
    Code.D7: _l("Refused: file of administrative enforcement"),
    Code.D8: _l("Looked up under rules of its own"),
    Code.U1A: _l("Does not exist"),
    Code.U1B: _l("Not of this organ"),
    Code.U2: _l("Would have to be made or processed"),
    Code.U3: _l("Still unclear after correction"),
    Code.N1: _l("Not processed: petition, complaint or report"),
    Code.N2: _l("Not processed: asked and answered before"),
    Code.N3: _l("Not processed: public publication"),
    Code.N4: _l("Not processed: excessive without good reason"),
    Code.N5: _l("Not processed: wants confirmed what it has"),
    Code.O1: _l("No longer processed: not corrected in time"),
    Code.O2: _l("No longer processed: fee not paid in time"),
    Code.O3: _l("Withdrawn"),
    Code.C1: _l("Own record: corrected"),
    Code.C2: _l("Own record: handed on to the organ that may correct it"),
    Code.C3: _l("Own record: told which organ may correct it"),
    Code.C4: _l("Own record: not found to be wrong"),
}
NEEDS: Mapping[str, LazyString] = {
    "link": _l("the address where it is public"),
    "files": _l("the files that are provided"),
    "grounds": _l("the grounds, by place, of what is withheld"),
    "redacted_copy": _l("the redacted copy"),
    "secrecy_opinion": _l("the opinion of the secrecy review"),
    "forbidding_law": _l("the law that forbids it"),
    "danger": _l("what it would endanger"),
    "third_party_file": _l("the opinion of the third party"),
    "discretion_reason": _l("why it is withheld although it might be given"),
    "special_rules": _l("the rules under which it is looked up"),
    "where_to_get": _l("where it is to be had"),
    "search_record": _l("the record of the search"),
    "right_organ": _l("the organ that has it, or that none is known"),
    "what_would_be_needed": _l("what would have to be made"),
    "correction_made": _l("the correction that was asked for"),
    "other_channel": _l("the way for petitions and complaints"),
    "earlier_reply": _l("the earlier answer"),
    "reasons_asked": _l("the letter asking for reasons"),
    "reasons_why_not": _l("why the reasons do not hold"),
    "what_is_held": _l("what the applicant holds already"),
    "correction_lapsed": _l("the lapse of the correction term"),
    "fee_lapsed": _l("the lapse of the fee term"),
    "withdrawal": _l("the withdrawal"),
    "own_information": _l("that the application is about information on the applicant itself"),
    "wrong_record": _l("the record that is said to be wrong"),
    "why_not_wrong": _l("why the record is not found to be wrong"),
}
COMBINATIONS: Mapping[Wrong, LazyString] = {
    Wrong.NOTHING_DECIDED: _l("nothing is decided yet."),
    Wrong.GROUND_MISSING: _l("a disclosure in part names the grounds of the rest."),
    Wrong.GROUND_WITHOUT_PARTIAL: _l(
        "where a part is withheld, the decision is “provided in part”."
    ),
    Wrong.MUST_BE_SPLIT: _l("split the request: each item is answered for itself."),
}
APPLICANTS: Mapping[StrEnum, LazyString] = {
    ApplicantType.NATURAL_PERSON: _l("Natural person"),
    ApplicantType.BUSINESS: _l("Business"),
    ApplicantType.RESEARCH: _l("Research institution"),
    ApplicantType.PUBLIC_WELFARE: _l("Public welfare organisation"),
    ApplicantType.LEGAL_SERVICE: _l("Legal service"),
    ApplicantType.OTHER_ORGANISATION: _l("Other legal person or organisation"),
}
PAPERS: Mapping[StrEnum, LazyString] = {
    Paper.RESIDENT_ID: _l("Resident identity card"),
    Paper.PASSPORT: _l("Passport"),
    Paper.HONG_KONG_MACAO_PERMIT: _l("Travel permit for Hong Kong and Macao residents"),
    Paper.TAIWAN_PERMIT: _l("Travel permit for Taiwan residents"),
    Paper.RESIDENCE_PERMIT: _l("Residence permit for Hong Kong, Macao and Taiwan residents"),
    Paper.FOREIGNER_PERMIT: _l("Permanent residence card for foreigners"),
    Paper.CREDIT_CODE: _l("Unified social credit code"),
    Paper.OTHER: _l("Other paper"),
}
WHY: Mapping[StrEnum, LazyString] = {
    Why.RECEIPT: _l("The day of receipt does not count."),
    Why.REOPENED: _l("The decision that orders a new answer came in; its day does not count."),
    Why.ORDERED: _l("Within the term that the decision sets"),
    Why.CORRECTION_RECEIVED: _l("The correction came in; its day does not count."),
    Why.FEE_PAID: _l("The fee was paid; the day does not count."),
    Why.COUNTED: _l("Working day"),
    Why.EXTENSION: _l("Working day of the extension"),
    Why.MAKE_UP: _l("Make-up working day"),
    Why.LOCAL_WORK: _l("Local working day"),
    Why.REST: _l("Weekend"),
    Why.HOLIDAY: _l("Holiday"),
    Why.LOCAL_REST: _l("Local holiday"),
    Why.OPINION: _l("An opinion was being sought; not counted."),
    Why.AWAITING_CONFIRMATION: _l("Receipt was not confirmed yet."),
    Why.AWAITING_CORRECTION: _l("The correction is awaited."),
    Why.AWAITING_PAYMENT: _l("The payment is awaited."),
    Why.BEFORE_CORRECTION: _l("Before the correction; the term began anew."),
    Why.BEFORE_PAYMENT: _l("Before the payment; the term began anew."),
}
VIEWS: Mapping[StrEnum, LazyString] = {
    View.OBJECTED: _l("It objects, with good reason"),
    View.SILENT: _l("It did not answer in time"),
}
PARTS: Mapping[StrEnum, LazyString] = {
    Which.NATIONAL_SECURITY: _l("national security"),
    Which.PUBLIC_SECURITY: _l("public security"),
    Which.ECONOMIC_SECURITY: _l("economic security"),
    Which.SOCIAL_STABILITY: _l("social stability"),
    Which.TRADE_SECRET: _l("trade secret"),
    Which.PRIVACY: _l("privacy of a person"),
    Which.PERSONNEL: _l("management of personnel"),
    Which.LOGISTICS: _l("management of supplies"),
    Which.WORK_PROCEDURE: _l("internal working procedure"),
    Which.DISCUSSION_RECORD: _l("record of a discussion"),
    Which.DRAFT: _l("draft on the way to a decision"),
    Which.CONSULTATION_LETTER: _l("letter of consultation"),
    Which.REQUEST_REPORT: _l("request or report to the organ above"),
}
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, LazyString]] = {
    Channel: CHANNELS,
    RequestState: STATES,
    WantedForm: FORMS,
    WantedWay: WAYS,
    FileRole: ROLES,
    AnswerState: ANSWER_STATES,
    EventKind: EVENTS,
    Code: DECISIONS,
    ApplicantType: APPLICANTS,
    Paper: PAPERS,
    Why: WHY,
    View: VIEWS,
    Which: PARTS,
}


def word(value: StrEnum) -> LazyString:
    """What a word of this slice is called; the same word says different things of two kinds."""
    return WORDS[type(value)][value]


def event_in_words(event: RequestEvent) -> str:
    """What happened; where a day was put right, from which to which."""
    words, details = str(EVENTS[event.kind]), event.details
    if event.kind is EventKind.TERM_MOVED:
        until = details["ends_on"]
        return str(_("The applicant has more time: the term now ends on %(day)s.", day=until))
    if "before" not in details:
        return words
    days = _("From %(before)s to %(after)s.", before=details["before"], after=details["after"])
    return f"{words}{days}"


def decision(code: str) -> LazyString | str:
    """What a decision is called, by its code."""
    known = {each.value: each for each in Code}
    return DECISIONS[known[code]] if code in known else code


def need_in_words(need: str) -> LazyString | str:
    """What a decision asks for."""
    return NEEDS.get(need, need)


def combination_in_words(wrong: Wrong) -> LazyString:
    """Why decisions do not fit together."""
    return COMBINATIONS[wrong]
