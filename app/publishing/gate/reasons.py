"""What the gate found, and why it may stay, in the reader's words."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.publishing.gate.places import Rule
from app.publishing.models.gate_answers import GateReason

RULES: dict[Rule, LazyString] = {
    Rule.IDENTITY: _l("Identity number"),
    Rule.OLD_IDENTITY: _l("Possibly an old identity number"),
    Rule.MOBILE: _l("Mobile number"),
    Rule.BANK_CARD: _l("Bank card number"),
    Rule.SECRECY_MARK: _l("Secrecy mark"),
    Rule.UNREAD: _l("Attachment not searched"),
    Rule.HIDDEN: _l("Hidden content"),
    Rule.FILE_METADATA: _l("File metadata"),
    Rule.COPY_WAITING: _l("The copy for release is still being made: look again in a moment"),
    Rule.COPY_FAILED: _l("No copy for release can be made"),
    Rule.NOT_REWRITTEN: _l("Released as it came, with all it carries unseen"),
}

REASONS: dict[GateReason, LazyString] = {
    GateReason.PUNISHMENT: _l("Public notice of a sanction"),
    GateReason.MANDATORY: _l("Disclosure required by law"),
    GateReason.NOT_PERSONAL: _l("Looked at: neither personal data nor a secrecy mark"),
    GateReason.CHECKED: _l("Looked through by eye: nothing to remove"),
}

NUMBERS = (GateReason.PUNISHMENT, GateReason.MANDATORY, GateReason.NOT_PERSONAL)


def fitting(rule: Rule) -> tuple[GateReason, ...]:
    """The reasons that can be given for a find of this rule."""
    if rule is Rule.SECRECY_MARK:
        return (GateReason.NOT_PERSONAL,)
    if rule in (Rule.UNREAD, Rule.NOT_REWRITTEN):
        return (GateReason.CHECKED,)
    if rule in (Rule.COPY_WAITING, Rule.COPY_FAILED):
        return ()
    return NUMBERS
