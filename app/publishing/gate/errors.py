"""What can go wrong when a hit is answered."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Invalid, NotFound


class NoSuchHit(NotFound):
    """Removed meanwhile, or never found."""

    message = _l("This place was not found any more. It may have been removed.")


class ReasonDoesNotFit(Invalid):
    """A mark is not kept as a sanction, a number not as looked through."""

    message = _l("This reason does not fit what was found.")
    field = "reason"


class WordsMissing(Invalid):
    """Whoever keeps it says why."""

    message = _l("Say in a few words why it stays (at most %(most)s characters).")
    field = "words"
