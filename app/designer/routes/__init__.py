"""The pages of this slice: procedures in force, drafts, the drawing itself."""

from flask_babel import lazy_gettext as _l

from app.designer import policy
from app.designer.queries.drafts import proposals
from app.designer.routes import drafts, drawing, procedures, releasing
from app.designer.routes.blueprint import bp
from app.people.access import Permission, current_person, may
from app.ui import navigation

PAGES = (procedures, drafts, drawing, releasing)

__all__ = ["bp"]


def _may_see() -> bool:
    """An administrator, or who may be the second person; nobody else is asked about twice."""
    if may(Permission.ADMIN_SYSTEM):
        return True
    return may(Permission.APPROVE_PROCEDURES) and policy.may_approve(current_person())


navigation.register(
    "administration",
    "designer.procedures",
    _l("Procedures"),
    _may_see,
    icon="procedures",
    waiting=proposals,
)
