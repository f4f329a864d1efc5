"""What a lack means and what the words of this slice are called, in the reader's words."""

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.publishing.missing import Lack
from app.publishing.models.words import (
    Attribute,
    DocumentState,
    FilingState,
    InfoKind,
    Kind,
    Origin,
    Outlet,
    PublicationState,
    SealReason,
    Section,
    Validity,
)
from app.review.models import Looked

LACKS: dict[Lack, LazyString] = {
    Lack.TITLE: _l("The title is missing."),
    Lack.ISSUER: _l("Name at least one issuing organ, the leading one first."),
    Lack.TEXT: _l("There is neither text nor an attachment."),
    Lack.NUMBER: _l("An official paper needs its document number, or the tick “no number”."),
    Lack.NUMBER_FORM: _l("A document number reads like 云商〔2026〕1号."),
    Lack.DAY: _l("The day on which it was formed is missing."),
    Lack.DAY_OR_REASON: _l("Give the day on which it was formed, or why it is not known."),
    Lack.DAY_AHEAD: _l("The day on which it was formed lies in the future."),
    Lack.THEME: _l("Choose a theme."),
    Lack.THEME_UNKNOWN: _l("This theme is not in the official list."),
    Lack.ATTRIBUTE: _l("Decide whether it is disclosed proactively, on request, or not."),
    Lack.BASIS: _l("Name the legal basis for not disclosing it proactively."),
    Lack.REASON: _l("Give the reason for not disclosing it proactively."),
    Lack.SOURCE: _l("Name the organ whose paper is reprinted."),
    Lack.EXPLANATION: _l("Explain to the public what changes and why."),
}

WORDS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Kind: {
        Kind.PAPER: _l("Official paper"),
        Kind.NOTICE: _l("Notice"),
        Kind.BUDGET: _l("Budget or final account"),
        Kind.RESULT: _l("Result"),
        Kind.WORK_POINTS: _l("Work points"),
        Kind.REPORT: _l("Report"),
        Kind.OTHER: _l("Other information"),
    },
    Attribute: {
        Attribute.PROACTIVE: _l("Disclosed proactively"),
        Attribute.ON_REQUEST: _l("Disclosed on request"),
        Attribute.WITHHELD: _l("Not disclosed"),
    },
    Origin: {
        Origin.MADE: _l("Made by this organ"),
        Origin.OBTAINED: _l("Obtained from somebody else"),
    },
    Validity: {
        Validity.IN_FORCE: _l("In force"),
        Validity.NOT_YET: _l("Not yet in force"),
        Validity.AMENDED: _l("Amended"),
        Validity.REPEALED: _l("Repealed"),
        Validity.LAPSED: _l("Lapsed"),
    },
    InfoKind: {
        InfoKind.GENERAL: _l("General (20 working days)"),
        InfoKind.LICENCE_OR_PENALTY: _l("Licence or penalty (7 working days)"),
        InfoKind.PENALTY_CHANGED: _l("Penalty changed or revoked (3 working days)"),
        InfoKind.SERVICE_CHANGED: _l("Service conditions changed (1 working day)"),
    },
    DocumentState: {
        DocumentState.DRAFT: _l("Draft"),
        DocumentState.IN_REVIEW: _l("Under review"),
        DocumentState.RETURNED: _l("Returned"),
        DocumentState.SCHEDULED: _l("Release scheduled"),
        DocumentState.PUBLISHED: _l("Published"),
        DocumentState.WITHHELD: _l("Not published, registered"),
        DocumentState.TAKEN_DOWN: _l("Taken down"),
        DocumentState.DISCARDED: _l("Discarded"),
        DocumentState.SEALED: _l("Sealed away"),
    },
    PublicationState: {
        PublicationState.PUBLISHED: _l("Published"),
        PublicationState.TAKEN_DOWN: _l("Taken down"),
        PublicationState.SEALED: _l("Sealed away"),
    },
    SealReason: {
        SealReason.STATE_SECRET: _l("State secrets"),
        SealReason.WORK_SECRET: _l("Work secrets"),
        SealReason.TRADE_SECRET: _l("Trade secrets"),
        SealReason.PRIVACY: _l("Personal privacy and personal information"),
        SealReason.OTHER: _l("Another reason"),
    },
    Looked: {
        Looked.CASE: _l("The case"),
        Looked.TEXT: _l("The text"),
        Looked.FILE: _l("A file"),
        Looked.SHEET: _l("Review sheet"),
        Looked.DOSSIER: _l("File of the item"),
    },
    Outlet: {
        Outlet.WECHAT: _l("Official account"),
        Outlet.BOARD: _l("Notice board"),
    },
    Section: {
        Section.GUIDE: _l("Guide to disclosure"),
        Section.RULES: _l("Rules on disclosure"),
        Section.REPORTS: _l("Annual reports on disclosure"),
        Section.NORMATIVE: _l("Rules and normative documents"),
        Section.ORGANISATION: _l("Functions and organisation"),
        Section.PLANS: _l("Plans"),
        Section.STATISTICS: _l("Statistics"),
        Section.LICENCES: _l("Licences and services"),
        Section.PENALTIES: _l("Penalties and coercion"),
        Section.BUDGETS: _l("Budgets and final accounts"),
        Section.FEES: _l("Administrative fees"),
        Section.PROCUREMENT: _l("Central procurement"),
        Section.PROJECTS: _l("Major projects"),
        Section.LIVELIHOOD: _l("Livelihood policies"),
        Section.EMERGENCIES: _l("Emergencies"),
        Section.INSPECTIONS: _l("Inspections"),
        Section.RECRUITMENT: _l("Recruitment of civil servants"),
        Section.OTHER: _l("Other statutory content"),
        Section.LOCAL: _l("Public works and services"),
    },
    FilingState: {
        FilingState.DUE: _l("To be sent"),
        FilingState.SENT: _l("Sent"),
        FilingState.RECEIVED: _l("Received"),
    },
}

FIELDS: dict[str, LazyString] = {
    "title": _l("Title"),
    "kind": _l("Kind of document"),
    "issuers": _l("Issuing organs"),
    "document_number": _l("Document number"),
    "has_no_number": _l("Has no number"),
    "formed_on": _l("Formed on"),
    "formed_unknown_reason": _l("Why the day is not known"),
    "theme": _l("Theme"),
    "subtheme": _l("Theme, second level"),
    "keywords": _l("Keywords"),
    "summary": _l("Summary"),
    "validity": _l("Validity"),
    "info_kind": _l("Term for publishing"),
    "attribute": _l("Disclosure attribute"),
    "legal_basis": _l("Legal basis"),
    "attribute_reason": _l("Reason"),
    "origin": _l("Origin"),
    "reprint_source": _l("Reprinted from"),
    "reprint_url": _l("Address of the original"),
    "original_index_number": _l("Original index number"),
    "change_explanation": _l("Explanation of the change"),
    "taken_over": _l("Taken over from before"),
    "body": _l("Text"),
}


def word(value: StrEnum) -> LazyString | str:
    """What ``value`` is called."""
    return WORDS.get(type(value), {}).get(value, str(value))


def field_name(name: str) -> LazyString | str:
    """What the field ``name`` is called on the form and in the list of differences."""
    return FIELDS.get(name, name)


def word_in(field: str, value: object) -> object:
    """A stored value of ``field`` as a reader sees it."""
    kinds = {
        "kind": Kind,
        "attribute": Attribute,
        "origin": Origin,
        "validity": Validity,
        "info_kind": InfoKind,
    }
    if field in kinds and value:
        return word(kinds[field](str(value)))
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, bool):
        return "✓" if value else "—"
    return value or "—"
