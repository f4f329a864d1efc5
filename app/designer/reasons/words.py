"""What states, acts and the words of a diagram are called."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.designer.models import Act, DraftState

STATES: Mapping[DraftState, LazyString] = {
    DraftState.DRAFT: _l("being drawn"),
    DraftState.PROPOSED: _l("waiting for approval"),
    DraftState.RETURNED: _l("returned to its author"),
    DraftState.LIVE: _l("put into force"),
    DraftState.DISCARDED: _l("given up"),
}
TONES: Mapping[DraftState, str] = {
    DraftState.PROPOSED: "amber",
    DraftState.RETURNED: "red",
    DraftState.LIVE: "green",
}
ACTS: Mapping[Act, LazyString] = {
    Act.BEGUN: _l("Began the draft"),
    Act.IMPORTED: _l("Imported it from a file"),
    Act.SAVED: _l("Saved the drawing"),
    Act.REBASED: _l("Took a newer version as the base"),
    Act.PROPOSED: _l("Sent it for approval"),
    Act.TAKEN_BACK: _l("Took it back"),
    Act.RETURNED: _l("Returned it"),
    Act.PUT_INTO_FORCE: _l("Put it into force"),
    Act.DISCARDED: _l("Gave it up"),
}

LANES: Mapping[str, LazyString] = {
    "drafter": _l("Drafter"),
    "unit_head": _l("Head of unit"),
    "disclosure_office": _l("Disclosure office"),
    "leader": _l("Leader"),
    "secrecy_reviewer": _l("Secrecy reviewer"),
    "publisher": _l("Publisher"),
    "office_head": _l("Head of the disclosure office"),
    "legal_reviewer": _l("Legal reviewer"),
}
WHERE: Mapping[str, LazyString] = {
    "drafter_unit": _l("of the drafter's unit"),
    "organ": _l("of the whole organ"),
    "chosen": _l("chosen by the step before"),
    "assigned": _l("of every unit it was assigned to"),
}
FORMS: Mapping[str, LazyString] = {
    "draft": _l("Drafting"),
    "review": _l("First check by the unit"),
    "office": _l("Check by the disclosure office"),
    "sign": _l("Sign-off by a leader"),
    "secrecy": _l("Secrecy review"),
    "secrecy_opinion": _l("Opinion of the secrecy authority"),
    "conclude": _l("Decision not to publish"),
    "release": _l("Release"),
    "legal": _l("Legal review"),
    "register": _l("Registration"),
    "examine": _l("Examination"),
    "assign": _l("Assignment to units"),
    "collect": _l("Search and collection by units"),
    "answer": _l("Answer to a request"),
    "serve": _l("Service of the answer"),
    "archive": _l("Archive"),
    "extension": _l("Extension"),
    "correction": _l("Notice of correction"),
    "correction_lapse": _l("Lapse of the correction"),
    "consider": _l("Considering what was found"),
    "seek": _l("Seeking opinions"),
    "weigh_opinions": _l("Weighing opinions"),
    "tell_extension": _l("Telling of the extension"),
    "fee_lapse": _l("Lapse of the fee"),
    "weigh_reasons": _l("Weighing reasons"),
    "withdrawal": _l("Withdrawal"),
}
DUTIES: Mapping[str, LazyString] = {
    "draft": _l("Drafting"),
    "unit_review": _l("First check by the unit"),
    "office_review": _l("Check by the disclosure office"),
    "sign": _l("Sign-off by a leader"),
    "secrecy_review": _l("Secrecy review"),
    "secrecy_opinion": _l("Opinion of the secrecy authority"),
    "conclude": _l("Decision not to publish"),
    "release": _l("Release"),
    "legal_review": _l("Legal review"),
    "extension": _l("Extension"),
    "handle": _l("Handling of a request"),
}
OPERATIONS: Mapping[str, LazyString] = {
    "publish": _l("Publish on the portal"),
    "file_with_authority": _l("File with the authorities"),
    "register_withheld": _l("Register as not published"),
    "issue_answer": _l("Number the answer and give it out"),
    "issue_closing": _l("Number the letter that ends a request"),
}


def called(words: Mapping[str, LazyString], word: str | None) -> str:
    """What ``word`` is called; a word without a name stands for itself, none for a dash."""
    return str(words.get(word, word)) if word else "—"
