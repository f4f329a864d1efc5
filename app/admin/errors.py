"""What can go wrong while keeping house."""

from flask_babel import lazy_gettext as _l

from app.kit.errors import Refused


class NotYoursToDeploy(Refused):
    """Procedures belong to the system administrators."""

    message = _l("%(name)s is no system administrator and may not deploy or approve procedures.")
