"""What the public may meet instead of a document."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import NotFound


class NoSuchPaper(NotFound):
    """Never published, or a wrong address: the two are not told apart."""

    message = _l("There is no document at this address.")
