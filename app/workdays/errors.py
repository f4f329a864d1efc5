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
