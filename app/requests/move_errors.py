"""What can go wrong with corrections, extensions, reasons and withdrawals, in readers' words."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid


class CorrectionOnlyOnce(Conflict):
    """Art. 30."""

    message = _l("A correction may be asked for only once (Article 30), and it was on %(day)s.")


class CorrectionOfOrdered(Conflict):
    """Art. 30, against a term that somebody else has set."""

    message = _l(
        "The decision that orders a new answer sets its last day itself, %(day)s: a correction"
        " would not move it (Article 30). Answer on what the request says."
    )


class CorrectionOnlyWhenExamined(Conflict):
    """Art. 30: the procedure has a place for it."""

    message = _l("A correction is asked for at the step that examines the request (Article 30).")


class CorrectionTooLate(Conflict):
    """Art. 30: seven working days."""

    message = _l("A correction could be asked for until %(day)s (Article 30).")


class CorrectionNotAwaited(Conflict):
    """Nothing was asked for, or it came in already."""

    message = _l("This request does not wait for a correction, or one has come in already.")


class NoReceiptAwaited(Conflict):
    """Only of what is posted the day of receipt is not known at once."""

    message = _l("No notice was posted whose receipt is still to be noted.")


class ReceiptUnknown(Conflict):
    """A term begins when its letter is received (Art. 30); nobody is late before it did."""

    message = _l(
        "The notice was posted. First note under “At any time” on which day the applicant received"
        " it: the term runs from then."
    )


class CorrectionBlank(Invalid):
    """Nothing was written."""

    message = _l("Write what is to be corrected or added.")
    field = "text"


class CorrectionAfterTerm(Conflict):
    """Art. 30: who is late without good reason is taken to have given up."""

    message = _l(
        "The term for the correction ended on %(day)s. Whether there was a good reason is for the"
        " office to decide; it can prolong the term."
    )


class ExtensionDays(Invalid):
    """Art. 33(2)."""

    message = _l("An extension has between 1 and %(most)s working days (Article 33).")
    field = "days"


class DelayDays(Invalid):
    """Art. 35."""

    message = _l(
        "When the reasons that were asked for are good, the answer may take between 1 and %(most)s"
        " working days longer (Article 35)."
    )
    field = "days"


class ExtensionReasonMissing(Invalid):
    """The applicant is told why."""

    message = _l("Say why the answer cannot be given in time; the applicant is told.")
    field = "reason"


class ExtensionOnlyOnce(Conflict):
    """Art. 33(2)."""

    message = _l("An extension is possible once only, and one was proposed already (Article 33).")


class ExtensionOfOrdered(Conflict):
    """Art. 33(2), against a term that somebody else has set."""

    message = _l(
        "The decision that orders a new answer sets its last day itself, %(day)s: the organ cannot"
        " extend it (Article 33). Only who set the day can set another."
    )


class ExtensionTooLate(Conflict):
    """Art. 33(2): while the term runs."""

    message = _l("There is no running term that could be extended.")


class ExtensionNotPossible(Conflict):
    """Too early, or the answer is signed."""

    message = _l(
        "An extension cannot be proposed now: the request was not registered yet, or its answer is"
        " signed."
    )


class ToldTooLate(Conflict):
    """Art. 33(2): the applicant is told before the last day is over."""

    message = _l(
        "The applicant has to be told by %(day)s, the last day; a later notice has no effect."
    )


class NothingToWithdraw(Conflict):
    """Too late."""

    message = _l(
        "This request cannot be withdrawn any more: its answer is signed, or it is closed."
    )


class NotYetTold(Conflict):
    """What was told, and when, stands in the ledger."""

    message = _l("Record first, on the page of the request, when and how the applicant was told.")


class ReasonsOnlyOnce(Conflict):
    """Art. 35."""

    message = _l("The applicant was asked for reasons already.")


class ReasonsNotPossible(Conflict):
    """Too early, or the answer is signed."""

    message = _l(
        "Reasons cannot be asked for now: the request was not registered yet, or its answer is"
        " signed."
    )


class ReasonsNotAwaited(Conflict):
    """Nothing was asked, or they came in already."""

    message = _l("This request does not wait for reasons, or they have come in already.")


class NotAnEnding(Conflict):
    """Only what was not processed ends this way."""

    message = _l(
        "A request that is set aside ends with “no longer processed” or “excessive without good"
        " reason”; other answers go through all the reviews."
    )


class LapseTooEarly(Conflict):
    """The term still runs."""

    message = _l("The term runs until %(day)s; it has not lapsed.")
