"""What can go wrong after a request was taken in: lost codes, and links that are gone."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Conflict, Invalid


class LinkSettled(Conflict):
    """A colleague was first."""

    message = _l("A colleague has noted already what was done about this link.")


class NotThisIdentity(Invalid):
    """Whoever asks for the code has another paper."""

    message = _l("This is not the number the request was handed in with. No code was given.")
    field = "paper_number"
