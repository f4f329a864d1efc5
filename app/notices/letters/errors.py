"""What can be wrong with a letter, in the words of who writes, signs or serves it."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound


class NoSuchLetter(NotFound):
    """Missing, or of another organ."""

    message = _l("There is no such letter.")


class FactsLacking(Invalid):
    """A letter is drafted from complete facts only. ``codes`` name what is missing."""

    message = _l("The letter cannot be drawn up yet. Missing: %(words)s.")

    def __init__(self, codes: Sequence[str], *, words: str) -> None:
        super().__init__(words=words)
        self.codes = tuple(codes)


class NotThisLetter(Invalid):
    """The facts are those of another letter."""

    message = _l("These facts belong to another kind of letter.")


class IdentityNumberInLetter(Invalid):
    """No letter holds one."""

    message = _l("%(place)s contains an identity number. Letters never hold one: take it out.")
    field = "paragraphs"


class TextTooLong(Invalid):
    """One paragraph."""

    message = _l("%(place)s is longer than %(most)s characters.")
    field = "paragraphs"


class ParagraphIsFixed(Invalid):
    """What the law or a rule says is not reworded."""

    message = _l("%(place)s is worded by rule and cannot be changed.")
    field = "paragraphs"


class RemedyByHand(Invalid):
    """Remedies are named in one place, by rule."""

    message = _l("%(place)s speaks of remedies. They are named by rule alone, at the letter's end.")
    field = "paragraphs"


class FileOfAnotherCase(Invalid):
    """Only files of the same case go with a letter."""

    message = _l("This file does not belong to this case and cannot go with the letter.")
    field = "attachments"


class NumberAlreadyGiven(Invalid):
    """Numbers only go on."""

    message = _l("Letters of this series already bear later numbers, or this is no number.")
    field = "last"


class AlreadyFixed(Conflict):
    """It has its number."""

    message = _l("This letter has its number and can no longer be changed.")


class WordingOutdated(Conflict):
    """What the rule says has changed since it was drafted."""

    message = _l(
        "What this letter must say has changed since it was drawn up (the organ's name, remedies or"
        " contact). Draw it up again."
    )


class NotFixedYet(Conflict):
    """Without a number there is nothing to stamp or serve."""

    message = _l("This letter has not been signed yet.")


class PaperNotMade(Conflict):
    """The worker has not made the PDF."""

    message = _l("The letter is still being made. Wait a moment and try again.")


class ScanMissing(Conflict):
    """The organ stamps by hand."""

    message = _l("Upload the scan of the stamped letter first.")


class AlreadyServed(Conflict):
    """Once."""

    message = _l("This letter has already been served.")


class IsAnnulled(Conflict):
    """It has no effect any more."""

    message = _l("This letter has been annulled.")


class ScanOfAnotherKind(Invalid):
    """A scan is a PDF or a picture."""

    message = _l("A scan is a PDF or a picture (PDF, JPG, PNG).")
    field = "scan"


class ReceiverMissing(Invalid):
    """Who took it, or the address it went to."""

    message = _l("Say who received it, or the address it was sent to.")
    field = "receiver"


class ServedBeforeItsDate(Invalid):
    """A letter cannot be served before it was written."""

    message = _l("The letter is dated %(day)s: it cannot have been served before.")
    field = "served_on"


class ServedInTheFuture(Invalid):
    """Only what has happened is recorded."""

    message = _l("Service is recorded when it has happened, not in advance.")
    field = "served_on"


class PostingNumberMissing(Invalid):
    """Post means registered post or EMS of the postal enterprise."""

    message = _l("Give the number of the registered letter or EMS item; it must go by 邮政.")
    field = "posting_number"


class ProofMissing(Invalid):
    """The signed slip, or the receipt of the post."""

    message = _l("Add the proof: the signed proof of service, or the receipt of the post.")
    field = "proof"


class OnlineRemedyMissing(Conflict):
    """Whoever is served on line must be told where to apply on line (行政复议法 Art. 22)."""

    message = _l(
        "A letter served electronically must name the place to apply for reconsideration on line."
        " Have the office add it to the settings, then annul this letter and draw it up again."
    )


class AnnulReasonMissing(Invalid):
    """Why it has no effect any more."""

    message = _l("Say why the letter is annulled (at least %(least)s characters).")
    field = "reason"
