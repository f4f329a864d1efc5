"""What only administrators can put right: steps nobody may do, operations that were refused."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, may, requires
from app.review import actions
from app.review.queries.troubles import open_troubles
from app.review.routes.blueprint import bp
from app.ui import navigation


@bp.get("/troubles")
@requires(Permission.ADMIN_SYSTEM, Permission.ADMIN_SECURITY)
def troubles() -> ResponseReturnValue:
    page = open_troubles(current_person(), number=page_number(request.args.get("page")))
    return show("review/troubles.html", page=page, may_try_again=may(Permission.ADMIN_SYSTEM))


@bp.post("/troubles/<uuid:trouble_id>/try-again")
@requires(Permission.ADMIN_SYSTEM)
def try_again(trouble_id: UUID) -> ResponseReturnValue:
    with transaction():
        actions.try_again(trouble_id, by=current_person(), at=now())
    flash(_("The worker will try it again."))
    return go_to("review.troubles")


navigation.register(
    "work",
    "review.troubles",
    _l("Troubles"),
    lambda: may(Permission.ADMIN_SYSTEM) or may(Permission.ADMIN_SECURITY),
    icon="trouble",
)
