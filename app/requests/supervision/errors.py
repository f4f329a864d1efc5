"""What can go wrong while requests are supervised, in the reader's words."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, Refused


class TooManyForTable(Invalid):
    """A table is for reading."""

    message = _l("A table holds %(most)s requests at most. Narrow the list down first.")


class NotTheHead(Refused):
    """Two persons: one proposes, the head of the disclosure office agrees."""

    message = _l("The head of the disclosure office decides this.")


class OwnProposal(Refused):
    """Two persons, always."""

    message = _l("You proposed this yourself: somebody else has to decide it.")


class ReasonNeeded(Invalid):
    """A day is never moved without a word."""

    message = _l("Give a reason.")
    field = "reason"


class SameDay(Invalid):
    """Nothing would change."""

    message = _l("This is the day that stands there already.")
    field = "after_on"


class DayToCome(Invalid):
    """Nothing was received tomorrow."""

    message = _l("This day is still to come.")
    field = "after_on"


class DayBeforeItCameIn(Invalid):
    """On the web the machine noted when it came in."""

    message = _l("The request came in on %(day)s; it cannot have been received before.")
    field = "after_on"


class DayAfterWhatFollowed(Invalid):
    """What was done on a request was done after it had come."""

    message = _l("On %(day)s something was done on this request already; it had come by then.")
    field = "after_on"


class DayBeforeItsCause(Invalid):
    """An answer cannot be older than its question."""

    message = _l("This lies before the day to which it is the answer: %(day)s.")
    field = "after_on"


class NothingToPutRight(Conflict):
    """The entry has no day that somebody typed."""

    message = _l("This day cannot be put right.")


class ProposedAlready(Conflict):
    """One proposal at a time."""

    message = _l("Another proposal for this request waits to be decided. Decide it first.")


class PaidAfterItsTerm(Conflict):
    """A payment after its last day is none that lets the term begin anew."""

    message = _l(
        "The fee was due on %(day)s: a payment after it was not made in time. Refuse the proposal;"
        " the office gives the money back."
    )


class DecidedAlready(Conflict):
    """Somebody was faster."""

    message = _l("This proposal has been decided already.")


class RequestIsClosed(Conflict):
    """What is done stays as it is."""

    message = _l("This request is closed; nothing of it is changed any more.")


class DaysOutOfReach(Invalid):
    """The law leaves the term of a correction to the organ: a reasonable one (Art. 30)."""

    message = _l("Between %(least)s and %(most)s working days.")
    field = "correction_days"


class NoWayIn(Invalid):
    """Art. 12, 27: there must be a way to ask."""

    message = _l("Offer at least one way to hand a request in.")
    field = "counter"


class AssignedAlready(Conflict):
    """Before the units search, or not at all."""

    message = _l(
        "Units have been asked to search already: a request is split or merged before it is"
        " assigned."
    )


class ApplicantIsAwaited(Conflict):
    """First the correction that was asked for."""

    message = _l("The applicant has been asked for something and it has not come yet.")


class TooFewPieces(Invalid):
    """One piece is no split."""

    message = _l("Write at least two items, each set apart by a blank line.")
    field = "pieces"


class TooManyPieces(Invalid):
    """More items than one application holds."""

    message = _l("At most %(most)s items.")
    field = "pieces"


class PieceTooShort(Invalid):
    """Art. 29: each item describes what is asked for."""

    message = _l("Item %(number)s does not say what is asked for.")
    field = "pieces"


class NoSuchTwin(Invalid):
    """The request it is merged with."""

    message = _l("There is no open request with this number.")
    field = "into"


class NotTheSameApplicant(Invalid):
    """Everybody who asks is answered."""

    message = _l(
        "That request is of another applicant. Only requests of the same applicant are merged."
    )
    field = "into"
