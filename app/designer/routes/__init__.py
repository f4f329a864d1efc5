"""The pages of this slice."""

from functools import partial

from flask_babel import lazy_gettext as _l

from app.designer.routes import procedures
from app.designer.routes.blueprint import bp
from app.people.access import Permission, may
from app.ui import navigation

PAGES = (procedures,)

__all__ = ["bp"]

navigation.register(
    "administration",
    "designer.procedures",
    _l("Procedures"),
    partial(may, Permission.ADMIN_SYSTEM),
    icon="procedures",
)
