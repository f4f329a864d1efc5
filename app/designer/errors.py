"""What can go wrong with procedures."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Invalid, NotFound, Refused


class NotYoursToDeploy(Refused):
    """Procedures hold for every organ, so they belong to the installation's administrators."""

    message = _l(
        "%(name)s is no system administrator of the installation and may not deploy or approve"
        " procedures."
    )


class NoteMissing(Invalid):
    """A version says why it exists."""

    message = _l("Say in a note why there is a new version.")
    field = "note"


class NoSuchLogin(NotFound):
    """A command names somebody who has no account."""

    message = _l("Nobody signs in as %(login)s.")


class NoSuchProcedure(NotFound):
    """No version of this process was ever deployed."""
