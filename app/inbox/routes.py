"""The pages of the inbox."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from app.inbox import queries
from app.kit.htmx import show
from app.kit.paging import Page, page_number
from app.kit.time import today
from app.law.working_days import WorkingCalendar
from app.people.access import Permission, current_person, may, requires
from app.people.queries import lanes_of
from app.review.lights import Light, light
from app.review.queries.claims import claim_refusals
from app.ui import navigation
from app.workdays.queries import calendar

bp = Blueprint("inbox", __name__, template_folder="templates")


@dataclass(frozen=True, slots=True)
class Lights:
    """The lights of one row: of the step and of the legal day."""

    step: Light | None
    legal: Light | None


@bp.get("/inbox")
@requires(Permission.WORK)
def mine() -> ResponseReturnValue:
    page = queries.mine(current_person(), number=_number())
    return _show("mine", page)


@bp.get("/inbox/pool")
@requires(Permission.WORK)
def pool() -> ResponseReturnValue:
    person = current_person()
    lanes = lanes_of(person)
    page = queries.pool(person, lanes, number=_number())
    refusals = claim_refusals(person, lanes, [row.step_id for row in page.rows])
    return _show("pool", page, refusals=refusals)


@bp.get("/inbox/done")
@requires(Permission.WORK)
def done() -> ResponseReturnValue:
    return _show("done", queries.done(current_person(), number=_number()))


@bp.get("/inbox/started")
@requires(Permission.WORK)
def started() -> ResponseReturnValue:
    return _show("started", queries.started(current_person(), number=_number()))


def _number() -> int:
    return page_number(request.args.get("page"))


def _show(view: str, page: Page[Any], **more: Any) -> ResponseReturnValue:
    person = current_person()
    counts = {
        "mine": queries.count_mine(person),
        "pool": queries.count_pool(person, lanes_of(person)),
    }
    days = calendar(person.organ_id)
    lights = [_lights(row, days) for row in page.rows]
    return show(
        f"inbox/{view}.html#{view}", page=page, view=view, counts=counts, lights=lights, **more
    )


def _lights(row: Any, days: WorkingCalendar) -> Lights:
    """An item without terms has no lights; what is over has none either."""
    if getattr(row, "no_light", True) or getattr(row, "ended_at", None):
        return Lights(None, None)
    due_on, deadline_on = getattr(row, "due_on", None), row.deadline_on
    return Lights(
        step=light(due_on, today=today(), calendar=days) if due_on else None,
        legal=light(deadline_on, today=today(), calendar=days) if deadline_on else None,
    )


def _waiting() -> int:
    return queries.count_mine(current_person())


navigation.register(
    "work", "inbox.mine", _l("Inbox"), partial(may, Permission.WORK), icon="inbox", waiting=_waiting
)
