"""The office's clock: seen and set, where a rehearsal may be held at all."""

from uuid import uuid4

from flask import current_app, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.admin.clock import actions, queries
from app.admin.clock.following import follow
from app.admin.forms import ClockForm
from app.admin.routes.blueprint import bp
from app.kit.db import transaction
from app.kit.errors import Invalid, NotFound
from app.kit.htmx import go_to, show
from app.kit.time import distance, now, real_time
from app.people.access import Permission, current_person, may, requires
from app.people.errors import NotPermitted
from app.ui.formats import moment


@bp.get("/admin/clock")
@requires(Permission.SIGNED_IN)
def clock() -> ResponseReturnValue:
    _check_open()
    return _page(ClockForm(formdata=None))


@bp.post("/admin/clock")
@requires(Permission.SIGNED_IN)
def set_clock() -> ResponseReturnValue:
    _check_open()
    form = ClockForm()
    if not form.validate_on_submit():
        return _page(form, status=422)
    try:
        with transaction():
            actions.set_clock(form.wish(), by=current_person(), key=form.key.data or "", at=now())
    except Invalid as error:
        form.blame(error)
        return _page(form, status=422)
    follow()
    flash(_("It is now %(moment)s for the whole office.", moment=moment(now())))
    return go_to("admin.clock")


def may_set_the_clock() -> bool:
    """The system administrator; in the demonstration, everybody who is signed in."""
    if not current_app.config["TIME_MACHINE"]:
        return False
    return may(Permission.ADMIN_SYSTEM) or (
        current_app.config["DEMONSTRATION"] and may(Permission.SIGNED_IN)
    )


def _check_open() -> None:
    if not current_app.config["TIME_MACHINE"]:
        raise NotFound
    if not may_set_the_clock():
        raise NotPermitted


def _page(form: ClockForm, *, status: int = 200) -> ResponseReturnValue:
    form.key.data = form.key.data or uuid4().hex
    return show(
        "admin/clock.html",
        status=status,
        form=form,
        office=now(),
        machine=real_time(),
        is_ahead=distance().total_seconds() > 0,
        is_moved=bool(distance()),
        deadline=queries.next_deadline(now()),
    )
