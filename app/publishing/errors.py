"""What can go wrong with documents and publications, in the reader's words."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound, Refused


class NoDrafterPost(Refused):
    """Documents are drafted by those who hold the post of a drafter."""

    message = _l("You hold no post as a drafter, so you cannot write documents here.")


class NoUnit(Refused):
    """A document belongs to the unit of whoever begins it."""

    message = _l("Your account names no unit that a document of yours could belong to.")


class NoSuchDocument(NotFound):
    """Missing, or of another organ or unit."""

    message = _l("There is no such document.")


class NoSuchPublication(NotFound):
    """Missing, or of another organ."""

    message = _l("There is no such publication.")


class NotBeingEdited(Conflict):
    """Nobody edits what is under review or decided."""

    message = _l("This document cannot be edited now: it is under review or already decided.")


class ChangedMeanwhile(Conflict):
    """Somebody else saved first; nothing was overwritten."""

    message = _l("%(who)s saved this document at %(at)s. Nothing of it was overwritten.")


class TextTooLong(Invalid):
    """More than a page can hold."""

    message = _l("This is longer than allowed (%(most)s characters).")


class TooManyNames(Invalid):
    """A paper has a handful of issuing organs and keywords."""

    message = _l("At most %(most)s entries.")


class TooManyFiles(Invalid):
    """An item may carry so many files and no more."""

    message = _l("One item may have at most %(most)s attachments.")
    field = "upload"


class FilesTooLarge(Invalid):
    """All files of one item together."""

    message = _l("The attachments of one item may have at most 500 MB together.")
    field = "upload"


class NoCopyYet(NotFound):
    """It is being made, or there can be none."""

    message = _l("There is no copy for release of this file yet.")


class NoSuchAttachment(NotFound):
    """Taken out meanwhile, or never there."""

    message = _l("There is no such attachment.")


class NotComplete(Invalid):
    """Submitting is strict; ``missing`` says which fields."""

    message = _l("The document is not complete yet. What is missing stands beside the fields.")


class GateUnanswered(Conflict):
    """Personal data or secrecy marks that nobody removed or answered for."""

    message = _l(
        "%(count)s places look like personal data or a secrecy mark. Remove each or give a reason."
    )


class NobodyForStep(Conflict):
    """The procedure would stop: no holder of the post."""

    message = _l("Nobody may do the step “%(step)s”. Ask %(whom)s.")


class NotWhatWasSigned(Conflict):
    """The text about to be published differs from the text that was signed."""

    message = _l("The text is not the one that was signed. Nothing was published.")


class OnlyProactive(Conflict):
    """不予公开 and 依申请公开 never reach the portal."""

    message = _l("Only what is to be disclosed proactively can be published.")


class NotPublished(Conflict):
    """It is not on the portal, or is taken down."""

    message = _l("This is not published at present.")


class BeingChanged(Conflict):
    """One change at a time."""

    message = _l("A change of this document is already being prepared.")


class NotAChange(Conflict):
    """Only a change can be given up; a draft is discarded."""

    message = _l("This document is not a change of something published.")


class NotWithheld(Conflict):
    """Only what stands in the register is taken up again."""

    message = _l("This document is not in the register of withheld items.")


class AlreadyPublished(Conflict):
    """What the public has seen is not discarded but taken down."""

    message = _l("This document was submitted before and cannot be discarded.")


class ExplanationMissing(Invalid):
    """The public is told why."""

    message = _l("Tell the public why, in one sentence or more.")
    field = "explanation"


class AlreadyProposed(Conflict):
    """Taking down is proposed once."""

    message = _l("Taking this down has already been proposed.")


class AlreadyDecided(Conflict):
    """A proposal is decided once."""

    message = _l("This proposal was already decided.")


class DecidedByTheSame(Refused):
    """Four eyes: who proposes does not confirm."""

    message = _l("Whoever proposed taking it down cannot confirm it.")


class WrongReplacement(Invalid):
    """A document is replaced by another one of the same organ."""

    message = _l("The replacing document must be another published document of this organ.")
    field = "replaced_by"


class DateMissing(Invalid):
    """A mark of repeal or lapse carries its day."""

    message = _l("Give the day from which this holds.")
    field = "validity_on"


class AddressMissing(Invalid):
    """A posting says where it can be found."""

    message = _l("Say where it was put out: a web address or a place.")
    field = "address"


class TimeNotPossible(Invalid):
    """Only what is public is put out, and only what was done is noted."""

    message = _l("The time must lie between the publication of this version and now.")
    field = "posted_at"


class NoSuchFiling(NotFound):
    """Missing, of another organ, or not sent to this one."""

    message = _l("There is no such filing.")


class TooManyListed(Invalid):
    """A list that goes to an authority covers a period."""

    message = _l("More than %(most)s filings: choose a shorter period or one authority.")
    field = "since"


class FilingConfirmed(Conflict):
    """A filing is confirmed once."""

    message = _l("This filing was confirmed already, on %(on)s under number %(number)s.")


class ItemMoved(Conflict):
    """Something happened to an item while its file was being made."""

    message = _l("The item has changed meanwhile. Its file is made again.")


class FilingOutOfOrder(Conflict):
    """A filing is sent before it is received, each once."""

    message = _l("This filing is already recorded otherwise.")


class DateNotPossible(Invalid):
    """Neither in the future nor before what it follows."""

    message = _l("This date cannot be right: it lies in the future or before the step it follows.")
    field = "on"


class NumberIsGiven(Conflict):
    """A number is given once; whoever signed first has it."""

    message = _l(
        "The number %(number)s has been given to another item. Return this one to its drafter for"
        " another number; the disclosure office sees in the register which numbers are free."
    )


class NumberIsVoid(Conflict):
    """Spoiled numbers are never given again."""

    message = _l(
        "The number %(number)s is void and is not given again. Return the item to its drafter for"
        " another number."
    )


class NumberIsInUse(Conflict):
    """It stands on a paper that is public, or signed and on its way there."""

    message = _l("The number %(number)s is in use and cannot be voided.")


class NotAnOwnNumber(Invalid):
    """Only the organ's own register is kept here."""

    message = _l(
        "This is no number of your own register; it begins with %(prefix)s and reads like"
        " 云商〔2026〕1号."
    )
    field = "number"


class VoidReasonMissing(Invalid):
    """A gap in the register needs its explanation."""

    message = _l("Say in at least %(least)s characters why the number is void.")
    field = "reason"
