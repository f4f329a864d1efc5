"""What the gate found and where, and why it may stay, in the reader's words."""

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

from app.files.extraction import Where
from app.publishing.gate.places import Part, Place, Rule
from app.publishing.models.gate_answers import GateReason

RULES: dict[Rule, LazyString] = {
    Rule.IDENTITY: _l("Identity number"),
    Rule.OLD_IDENTITY: _l("Possibly an old identity number"),
    Rule.MOBILE: _l("Mobile number"),
    Rule.BANK_CARD: _l("Bank card number"),
    Rule.SECRECY_MARK: _l("Secrecy mark"),
    Rule.UNREAD: _l("Attachment not searched"),
}

PARTS: dict[Part, LazyString] = {
    Part.TITLE: _l("Title"),
    Part.METADATA: _l("Metadata"),
    Part.TEXT: _l("Text"),
    Part.ATTACHMENT: _l("Attachment"),
}

WHERE: dict[Where, LazyString] = {
    Where.PARAGRAPH: _l("paragraph %(number)s"),
    Where.PAGE: _l("page %(number)s"),
    Where.ROW: _l("row %(number)s"),
    Where.SLIDE: _l("slide %(number)s"),
    Where.HEADER: _l("header of section %(number)s"),
    Where.FOOTER: _l("footer of section %(number)s"),
    Where.NOTE: _l("note %(number)s"),
}

REASONS: dict[GateReason, LazyString] = {
    GateReason.PUNISHMENT: _l("Public notice of a sanction"),
    GateReason.MANDATORY: _l("Disclosure required by law"),
    GateReason.NOT_PERSONAL: _l("Looked at: neither personal data nor a secrecy mark"),
    GateReason.CHECKED: _l("Looked through by eye: nothing to remove"),
}

NUMBERS = (GateReason.PUNISHMENT, GateReason.MANDATORY, GateReason.NOT_PERSONAL)


def place_words(place: Place) -> str:
    """Where a hit stands: the part, the attachment's name, and the paragraph, page or row."""
    words = str(PARTS[place.part])
    if place.attachment:
        words = gettext("Attachment “%(name)s”", name=place.attachment)
    if place.where is None:
        return words
    where = str(WHERE[place.where]) % {"number": place.number}
    return str(gettext("%(part)s, %(where)s", part=words, where=where))


def fitting(rule: Rule) -> tuple[GateReason, ...]:
    """The reasons that can be given for a find of this rule."""
    if rule is Rule.SECRECY_MARK:
        return (GateReason.NOT_PERSONAL,)
    if rule is Rule.UNREAD:
        return (GateReason.CHECKED,)
    return NUMBERS
