"""The list of requests, most urgent first, on a page and as a table."""

from io import BytesIO

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.tables import XLSX
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.requests.applicant import name_mark_of
from app.requests.models import RequestState
from app.requests.queries import lists
from app.requests.queries.case import units_to_choose
from app.requests.queries.counts import MOST_COUNTED, counts_for
from app.requests.queries.found import found_in
from app.requests.queries.wanted import View
from app.requests.reasons import TONES
from app.requests.routes.blueprint import bp
from app.requests.supervision.forms import FilterForm, NameForm
from app.requests.supervision.tables import as_xlsx
from app.review.lights import light
from app.ui.downloads import download
from app.workdays.queries import calendar


@bp.get("/requests")
@requires(Permission.WORK)
def index() -> ResponseReturnValue:
    return _page(_asked())


@bp.get("/requests/list.xlsx")
@requires(Permission.RUN_REQUESTS)
def xlsx() -> ResponseReturnValue:
    """The same list as a table, without a word about who asked."""
    form = _asked()
    try:
        rows = lists.whole_list(current_person(), form.wanted(_view()), today=today())
    except Invalid as error:
        form.blame(error)
        return _page(form, status=422)
    name = _("Requests %(day)s", day=today().isoformat())
    return download(BytesIO(as_xlsx(rows, at=now())), name=f"{name}.xlsx", media_type=XLSX)


@bp.post("/requests/by-name")
@requires(Permission.WORK)
def by_name() -> ResponseReturnValue:
    """Go on to the requests of somebody: the address bears a mark instead of the name."""
    form = NameForm()
    if not form.validate_on_submit():
        return _page(_asked(), name_form=form, status=422)
    return go_to("requests.index", who=name_mark_of(form.name.data or ""))


def _asked() -> FilterForm:
    form = FilterForm(formdata=request.args).offer(units_to_choose(current_person()))
    form.validate()
    return form


def _view() -> View:
    views = {view.value: view for view in View}
    return views.get(request.args.get("view", ""), View.OPEN)


def _page(
    form: FilterForm, *, name_form: NameForm | None = None, status: int = 200
) -> ResponseReturnValue:
    by, view = current_person(), _view()
    wanted = form.wanted(view)
    number = page_number(request.args.get("page"))
    page = lists.requests_for(by, wanted, number=number, today=today())
    days = calendar(by.organ_id)
    standings = lists.standings_of(page.rows)
    return show(
        "requests/index.html",
        status=422 if form.errors else status,
        form=form,
        name_form=name_form or NameForm(formdata=None),
        page=page,
        view=view,
        views=list(View),
        counts=counts_for(by, wanted, today=today()),
        most=MOST_COUNTED,
        lights={
            row.id: light(row.due_on, today=today(), calendar=days)
            for row in page.rows
            if row.is_pending
        },
        standings=standings,
        step_lights={
            request_id: light(each.due_on, today=today(), calendar=days)
            for request_id, each in standings.items()
            if each.due_on
        },
        states=list(RequestState),
        tones=TONES,
        asked={name: text for name, text in request.args.items() if text and name != "page"},
        found_instead=found_in(by.organ_id, today().year),
    )
