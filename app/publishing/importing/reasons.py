"""Why something in an imported paper is doubtful, and how far a file has come, in words."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.publishing.importing.values import Rule
from app.publishing.models import ImportState
from app.publishing.reasons import field_name

RULES: dict[Rule, LazyString] = {
    Rule.NO_TITLE: _l("There is no title line. Write the title yourself."),
    Rule.TITLE_INSIDE: _l("The title was found further down in the text. Check it."),
    Rule.ISSUER_FROM_PAGE: _l("The issuing organ was taken from the head of the page. Check it."),
    Rule.OTHER_ISSUER: _l("Another organ has issued this. It is entered as a reprint."),
    Rule.BLANK_METADATA: _l("The field stands there without a value."),
    Rule.TWO_VALUES: _l("The field stands there twice with different values; the first counts."),
    Rule.UNUSUAL_NUMBER: _l("The number does not have the usual form."),
    Rule.UNKNOWN_THEME: _l("The theme is not in the official list."),
    Rule.IMPOSSIBLE_DATE: _l("This is not a day of the calendar."),
    Rule.DATES_DIFFER: _l("The days do not fit together."),
    Rule.MIXED_BRACKETS: _l("The brackets of a document number do not match."),
    Rule.FOREIGN_WORDS: _l("Foreign words stand where an organ's name should be."),
    Rule.GARBLED: _l("Characters look garbled."),
    Rule.TRADITIONAL: _l("The text is in Traditional characters. It was not converted."),
    Rule.BODY_TWICE: _l("The text stood twice, word for word; it was taken once."),
    Rule.BODY_NEARLY_TWICE: _l("Much of the text stands twice, but not all. Check it."),
    Rule.FURNITURE: _l("This line belongs to the web page and was left out."),
    Rule.MISSING_ANNEX: _l("An annex is mentioned but is not in the file."),
    Rule.SUM_DIFFERS: _l("The parts do not add up to the total."),
    Rule.NO_BODY: _l("There is no text besides the head."),
    Rule.UNREAD_PAGES: _l("Some pages hold no readable text."),
}

STATES: dict[ImportState, LazyString] = {
    ImportState.WAITING: _l("Being read"),
    ImportState.DRAFT: _l("Became a draft"),
    ImportState.KNOWN: _l("Known already"),
    ImportState.FAILED: _l("Not taken"),
}
TONES = {
    ImportState.WAITING: "",
    ImportState.DRAFT: "green",
    ImportState.KNOWN: "blue",
    ImportState.FAILED: "red",
}


FIELDS: dict[str, LazyString] = {
    "page_date": _l("Date of the page"),
    "page_source": _l("Source named by the page"),
    "attachments": _l("Attachments"),
}


def field_words(name: str) -> str:
    """What a field of an imported paper is called."""
    return str(FIELDS.get(name) or field_name(name))


def rule_words(rule: str) -> str:
    """The sentence for a stored rule."""
    return str(RULES[Rule(rule)])
