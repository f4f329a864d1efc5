"""The pages of this slice: signing in, one's own account, accounts and organs."""

from functools import partial

from flask_babel import lazy_gettext as _l

from app.people.access import Permission, may
from app.people.routes import account, organs, persons, sign_in
from app.people.routes.blueprint import bp
from app.ui import navigation

PAGES = (account, organs, persons, sign_in)

__all__ = ["bp"]

navigation.register(
    "administration",
    "people.persons",
    _l("Persons"),
    partial(may, Permission.ADMIN_SECURITY),
    icon="people",
)
navigation.register(
    "administration",
    "people.organs",
    _l("Organs and units"),
    lambda: may(Permission.ADMIN_SYSTEM) or may(Permission.ADMIN_SECURITY),
    icon="organs",
)
