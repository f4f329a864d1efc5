"""What can be wrong with a time the clock is to be set to."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Invalid


class ClockGoesBack(Invalid):
    """What was done since then will bear later times than what is done next."""

    message = _l("That is earlier than the office's time. Confirm that you know what this means.")
    field = "knows"


class OutOfTheCalendar(Invalid):
    """Terms cannot be reckoned there."""

    message = _l("The clock can be set from %(first)s up to %(last)s.")
    field = "day"


class NothingIsDue(Invalid):
    """There is no deadline to go to."""

    message = _l("Nothing is due later than now. Choose a day and an hour.")
