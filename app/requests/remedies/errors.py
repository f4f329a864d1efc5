"""What can go wrong with reconsideration and litigation, in the reader's words."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound


class NoSuchRemedy(NotFound):
    """Missing, or of others."""

    message = _l("There is no such reconsideration or suit.")


class InstanceNeeded(Invalid):
    """A suit is before a court of one instance."""

    message = _l("Choose the instance of the suit.")
    field = "instance"


class AnsweredAlready(Conflict):
    """It is answered once."""

    message = _l("The answer to it is recorded already.")


class SettledAlready(Conflict):
    """It ends once."""

    message = _l("Its outcome is recorded already.")


class UpheldOrdersNothing(Invalid):
    """Who upholds an answer orders no other."""

    message = _l("An answer that was upheld is not given anew: choose another outcome.")
    field = "outcome"


class TermNotAhead(Invalid):
    """A term ends after it begins."""

    message = _l("The new answer is due after the day on which the decision came in.")
    field = "due_on"
