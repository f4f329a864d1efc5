"""What somebody who is asked for an opinion may be told."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound, NotKnown


class WrongLetterOrCode(Invalid):
    """Which of the two is wrong, or whether there is such a letter, is not said."""

    message = _l("There is no letter with this number and this code. Compare both with the letter"
                 " you received.")  # fmt: skip


class NotOpened(NotKnown):
    """Nobody typed number and code here, or too long ago."""

    message = _l("Enter number and code of your letter. For your safety both are forgotten after"
                 " thirty minutes.")  # fmt: skip


class NotOfThisLetter(NotFound):
    """Another party's, or nobody's."""

    message = _l("There is no such file with this letter.")


class CopyNotReady(Conflict):
    """The copy for release is still being made."""

    message = _l("This file is being prepared. Try again in a few minutes.")
