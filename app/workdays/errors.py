"""What can go wrong with local days."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound


class DayAlreadySet(Conflict):
    """One day, one rule."""

    message = _l("A local rule for %(day)s exists already. Remove it first.")


class SourceMissing(Invalid):
    """A day is moved by an order, never by taste."""

    message = _l("Name the paper that orders this day.")
    field = "source"


class DayOutsideCalendar(Invalid):
    """Only years the calendar knows can be changed."""

    message = _l("The calendar does not reach to %(year)s.")
    field = "day"


class NoSuchLocalDay(NotFound):
    """It was removed, or never was."""


class DayNotWritten(Invalid):
    """A date that cannot be read."""

    message = _l("Write dates like 2026-03-02.")


class NotAnObject(Invalid):
    """A ledger, or an entry of it, that is no JSON object."""

    message = _l("%(part)s is not a JSON object.")


class PartMissing(Invalid):
    """A day without which nothing can be counted."""

    message = _l("%(part)s is missing.")


class PartUnknown(Invalid):
    """A name that may be misspelt: passing over it could move a deadline."""

    message = _l("%(part)s is not a part of a ledger.")


class PartNotADay(Invalid):
    """A date that cannot be read."""

    message = _l("%(part)s is not a date like 2026-03-02.")


class PartNotAWord(Invalid):
    """Not one of the words that are known."""

    message = _l("%(part)s is not one of: %(words)s.")


class PartNotANumber(Invalid):
    """Days that are no whole number."""

    message = _l("%(part)s is not a whole number.")


class PartNotAList(Invalid):
    """Entries that do not stand in a list."""

    message = _l("%(part)s is not a list.")
