"""What letters, their parts and the facts they lack are called on screens."""

from collections.abc import Sequence

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.law.decisions import LetterKind
from app.notices.letters.models import LetterState, Way

STATES: dict[LetterState, LazyString] = {
    LetterState.DRAFT: _l("Draft of a letter"),
    LetterState.FIXED: _l("Signed, with its number"),
    LetterState.STAMPED: _l("Stamped"),
    LetterState.SERVED: _l("Served"),
    LetterState.ANNULLED: _l("Annulled"),
}
WAYS: dict[Way, LazyString] = {
    Way.DIRECT: _l("Direct service"),
    Way.ENTRUSTED: _l("Entrusted service"),
    Way.POST: _l("By post"),
    Way.ELECTRONIC: _l("Electronic service"),
}
KINDS: dict[LetterKind, LazyString] = {
    LetterKind.RECEIPT: _l("Receipt"),
    LetterKind.CORRECTION: _l("Notice to correct"),
    LetterKind.REASONS: _l("Notice to give reasons"),
    LetterKind.EXTENSION: _l("Notice of extension"),
    LetterKind.THIRD_PARTY_OPINION: _l("Letter asking a third party"),
    LetterKind.OPINION_TOLD_APPLICANT: _l("Notice that opinions are sought"),
    LetterKind.ORGAN_OPINION: _l("Letter asking another organ"),
    LetterKind.DECIDED_TO_DISCLOSE: _l("Notice to the third party of disclosure"),
    LetterKind.FEE: _l("Fee notice"),
    LetterKind.GRANTED: _l("Answer: disclosed"),
    LetterKind.PARTIAL: _l("Answer: disclosed in part"),
    LetterKind.REFUSED: _l("Answer: not disclosed"),
    LetterKind.SPECIAL_ACCESS: _l("Answer: special rules of access"),
    LetterKind.NOT_EXISTING: _l("Answer: does not exist"),
    LetterKind.NOT_OURS: _l("Answer: not of this organ"),
    LetterKind.NEEDS_PROCESSING: _l("Answer: would have to be made"),
    LetterKind.STILL_UNCLEAR: _l("Answer: still unclear"),
    LetterKind.NOT_PROCESSED: _l("Answer: not processed"),
    LetterKind.NO_LONGER_PROCESSED: _l("Answer: processed no longer"),
    LetterKind.OWN_INFORMATION: _l("Answer about one's own records"),
    LetterKind.SERVICE_PROOF: _l("Proof of service"),
}
FACT_WORDS: dict[str, LazyString] = {
    "asked": _l("the request"),
    "addressee": _l("addressee"),
    "register_number": _l("register number"),
    "received_on": _l("day of receipt"),
    "channel": _l("how it came"),
    "asked_for": _l("what is asked for"),
    "corrected_on": _l("day the correction came"),
    "reply_by": _l("last day to answer"),
    "follow_at": _l("page to follow the request"),
    "points": _l("points to correct"),
    "part": _l("part of the request"),
    "how": _l("how to correct it"),
    "guidance": _l("guidance"),
    "days": _l("working days"),
    "count": _l("number of requests, pieces or pages"),
    "first_on": _l("first day"),
    "last_on": _l("last day counted"),
    "reason": _l("reason"),
    "reasons": _l("reasons"),
    "due_on": _l("last day so far"),
    "new_due_on": _l("new last day"),
    "third_party": _l("third party"),
    "information": _l("the information"),
    "would_disclose": _l("what would be disclosed"),
    "opinion_of": _l("whose opinion"),
    "sent_on": _l("day of sending"),
    "organ": _l("name of the organ"),
    "made_jointly": _l("made together or not"),
    "contents": _l("what is disclosed"),
    "objected_on": _l("day of the objection"),
    "title": _l("title of the information"),
    "where": _l("where it can be had"),
    "provided": _l("what is provided"),
    "way": _l("way of providing it"),
    "grounds": _l("grounds"),
    "code": _l("ground"),
    "what": _l("which part"),
    "which": _l("what exactly the ground is about"),
    "examined_on": _l("day of the secrecy review"),
    "law": _l("the law and its article"),
    "view": _l("the third party's view"),
    "office": _l("office"),
    "searches": _l("search record"),
    "persons": _l("persons who searched"),
    "places": _l("places searched"),
    "words": _l("words searched for"),
    "searched_by": _l("who searched"),
    "searched_on": _l("day of the search"),
    "notice_number": _l("number of the notice"),
    "notice_on": _l("day of the notice"),
    "unclear": _l("what is still unclear"),
    "earlier_number": _l("number of the earlier answer"),
    "earlier_on": _l("day of the earlier answer"),
    "reasons_asked_on": _l("day reasons were asked for"),
    "served_on": _l("day of service"),
    "term_ended_on": _l("day the term ended"),
    "tariff": _l("by piece or by page"),
    "lines": _l("reckoning"),
    "amount": _l("amount in yuan"),
    "way_to_pay": _l("way to pay"),
    "outcome": _l("outcome"),
    "receiver": _l("receiver"),
    "contact": _l("how to reach it"),
    "remark": _l("remark on the search"),
    "question": _l("what is to be answered in particular"),
    "answer_at": _l("page to answer on"),
    "is_organisation": _l("a person or an organisation"),
    "is_after_reasons": _l("whether reasons were asked for and found good"),
    "is_provisional": _l("provisional"),
    "letter_title": _l("title of the letter"),
    "letter_number": _l("number of the letter"),
    "review_organ": _l("organ of reconsideration"),
    "office_name": _l("name of the disclosure office"),
    "office_address": _l("address of the disclosure office"),
    "office_phone": _l("telephone of the disclosure office"),
}

SETTINGS: dict[str, LazyString] = {
    "office_name": FACT_WORDS["office_name"],
    "office_address": FACT_WORDS["office_address"],
    "office_phone": FACT_WORDS["office_phone"],
    "office_hours": _l("office hours"),
    "review_address": _l("address of the organ of reconsideration"),
    "review_online": _l("place to apply for reconsideration on line"),
    "court": _l("court"),
}


def lacking_words(codes: Sequence[str]) -> str:
    """What is missing, in words, in one line."""
    return "、".join(dict.fromkeys(lacking_word(code) for code in codes))


def lacking_word(code: str) -> str:
    """What one code means; of several parts, which one."""
    parts = code.split(".")
    word = str(FACT_WORDS[parts[-1]])
    place = next((part for part in parts if part.isdigit()), None)
    return f"{FACT_WORDS[parts[0]]} {place}: {word}" if place else word


def paragraph_name(position: int) -> str:
    """What a paragraph is called in a complaint."""
    return str(_("Paragraph %(position)s", position=position))
