"""What can go wrong with messages and mails, in the user's words."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid, NotFound


class AddressMalformed(Invalid):
    """Nothing can be sent there."""

    message = _l("This is not a mail address. Write one address, such as name@example.gov.cn.")
    field = "address"


class NoSuchMessage(NotFound):
    """Missing, or somebody else's."""

    message = _l("There is no such message.")


class NoSuchMail(NotFound):
    """Missing, or of another organ."""

    message = _l("There is no such mail.")


class MailHasNotFailed(Conflict):
    """Only what was given up is sent again."""

    message = _l("This mail was already sent again, or has arrived.")
