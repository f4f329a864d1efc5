"""What the public may be told when it applies or follows."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound, NotKnown, TooOften


class TriedTooOften(TooOften):
    """Guessing, or a machine."""

    message = _l("There were too many attempts. Try again after %(time)s.")


class WrongNumberOrCode(Invalid):
    """Which of the two is wrong, or whether there is such a request, is not said."""

    message = _l(
        "There is no request with this number and this code. Compare both with your receipt; if you"
        " have lost the code, the office gives you a new one against your identity paper."
    )


class NotFollowing(NotKnown):
    """Nobody typed number and code here, or too long ago."""

    message = _l("Enter number and code of your receipt. For your safety both are forgotten after"
                 " thirty minutes.")  # fmt: skip


class NoSuchEnclosure(NotFound):
    """Not of this request, or not served."""

    message = _l("There is no such file with this request.")


class NotReadyYet(Conflict):
    """The copy for release is still being made."""

    message = _l("This file is being prepared. Try again in a few minutes.")


class TooManyFiles(Invalid):
    """A letter of application has few enclosures."""

    message = _l("At most %(most)s files can be sent along.")
    field = "files"
