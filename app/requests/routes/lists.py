"""The list of requests, most urgent first."""

from flask import request
from flask.typing import ResponseReturnValue

from app.kit.htmx import show
from app.kit.paging import page_number
from app.kit.time import today
from app.people.access import Permission, current_person, requires
from app.requests.models import RequestState
from app.requests.queries import lists
from app.requests.reasons import TONES
from app.requests.routes.blueprint import bp
from app.review.lights import light
from app.workdays.queries import calendar

LONGEST = 100


@bp.get("/requests")
@requires(Permission.WORK)
def index() -> ResponseReturnValue:
    by, wanted = current_person(), _wanted()
    page = lists.requests_for(by, wanted, number=page_number(request.args.get("page")))
    working_days = calendar(by.organ_id)
    lights = {
        row.id: light(row.due_on, today=today(), calendar=working_days)
        for row in page.rows
        if row.due_on and row.is_open
    }
    return show(
        "requests/index.html",
        page=page,
        wanted=wanted,
        lights=lights,
        states=list(RequestState),
        tones=TONES,
    )


def _wanted() -> lists.Wanted:
    states = {state.value: state for state in RequestState}
    state = states.get(request.args.get("state", ""))
    return lists.Wanted(
        is_open=request.args.get("done") != "1",
        state=state,
        number=request.args.get("number", "").strip()[:LONGEST],
        name=request.args.get("name", "").strip()[:LONGEST],
    )
