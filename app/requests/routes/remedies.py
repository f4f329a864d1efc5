"""Reconsideration and litigation: the list of the office, those of a request, and one of them."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now, today
from app.people.access import Permission, current_person, may, requires
from app.people.errors import NoSuchOrgan
from app.requests.access import request_for
from app.requests.models import FileRole, RemedyKind, RequestRemedy
from app.requests.remedies import actions, queries
from app.requests.remedies.forms import AnsweredForm, FiledForm, PaperForm, RulingForm
from app.requests.remedies.hints import must_be_reconsidered_first
from app.requests.remedies.reasons import PENDING, TONES, WORDS, cell_word
from app.requests.routes.blueprint import bp, fresh
from app.requests.routes.steps import uploaded
from app.review.lights import Light, light
from app.ui import navigation
from app.ui.security import uploads
from app.workdays.queries import calendar, moves_of

FIRST_YEAR, LAST_YEAR = 2008, 2100


@bp.app_template_filter("remedy_word")
def remedy_word(value: StrEnum | str | None) -> str:
    """What a word of remedies, or a column of table 3, is called; None has no outcome yet.

    Never use it on a literal: the template would keep the word of the first reader's language.
    """
    return str(WORDS[value] if isinstance(value, StrEnum) else cell_word(value or PENDING))


@bp.get("/requests/remedies")
@requires(Permission.RUN_REQUESTS, Permission.SUPERVISE_REQUESTS)
def remedies() -> ResponseReturnValue:
    by, wanted = current_person(), _wanted()
    if by.organ_id is None:
        raise NoSuchOrgan
    page = queries.remedies_for(by, wanted, number=page_number(request.args.get("page")))
    year = wanted.year or today().year
    return show(
        "requests/remedies.html",
        page=page,
        wanted=wanted,
        year=year,
        table=queries.table_3(by.organ_id, year),
        cells=queries.CELLS,
        lights={each.id: _light(each) for each in page.rows},
        tones=TONES,
    )


@bp.get("/requests/<uuid:request_id>/remedies")
@requires(Permission.RUN_REQUESTS, Permission.SUPERVISE_REQUESTS)
def remedies_of(request_id: UUID) -> ResponseReturnValue:
    return _page_of_request(request_id)


@bp.post("/requests/<uuid:request_id>/remedies")
@requires(Permission.RUN_REQUESTS)
def add_remedy(request_id: UUID) -> ResponseReturnValue:
    form = FiledForm()
    if not form.validate_on_submit():
        return _page_of_request(request_id, form, status=422)
    try:
        with transaction():
            added = actions.add_remedy(
                request_id, form.filed(), by=current_person(), key=str(form.key.data), at=now()
            )
    except Invalid as wrong:
        form.blame(wrong)
        return _page_of_request(request_id, form, status=422)
    flash(_("Recorded. The organ answers until %(day)s.", day=added.due_on.isoformat()))
    return go_to("requests.remedy", remedy_id=added.id)


@bp.get("/requests/remedies/<uuid:remedy_id>")
@requires(Permission.RUN_REQUESTS, Permission.SUPERVISE_REQUESTS)
def remedy(remedy_id: UUID) -> ResponseReturnValue:
    return _page(remedy_id)


@bp.post("/requests/remedies/<uuid:remedy_id>/answer")
@requires(Permission.RUN_REQUESTS)
def answer_remedy(remedy_id: UUID) -> ResponseReturnValue:
    form = AnsweredForm()
    return _done(
        remedy_id,
        form,
        lambda: actions.answer_remedy(
            remedy_id, on=form["on"].data or today(), by=current_person(),
            key=str(form.key.data), at=now(),
        ),
        told=_("The answer has been recorded."),
    )  # fmt: skip


@bp.post("/requests/remedies/<uuid:remedy_id>/ruling")
@requires(Permission.RUN_REQUESTS)
def settle_remedy(remedy_id: UUID) -> ResponseReturnValue:
    form = RulingForm()
    told = _("The outcome has been recorded.")
    if form.orders_anew.data:
        told = _("The outcome has been recorded, and the case was opened again.")
    return _done(
        remedy_id,
        form,
        lambda: actions.settle_remedy(
            remedy_id, form.ruling(), by=current_person(), key=str(form.key.data), at=now()
        ),
        told=told,
    )


@bp.post("/requests/remedies/<uuid:remedy_id>/papers")
@requires(Permission.RUN_REQUESTS)
@uploads
def add_paper(remedy_id: UUID) -> ResponseReturnValue:
    form, by = PaperForm(), current_person()
    paper = uploaded("upload")
    return _done(
        remedy_id,
        form,
        lambda: (
            paper
            and actions.add_paper(remedy_id, paper, role=FileRole(form.role.data), by=by, at=now())
        ),
        told=_("The file is in the case."),
    )


def _done(
    remedy_id: UUID, form: Any, act: Callable[[], object], *, told: str
) -> ResponseReturnValue:
    if not form.validate_on_submit():
        return _page(remedy_id, form, status=422)
    try:
        with transaction():
            act()
    except Invalid as wrong:
        form.blame(wrong)
        return _page(remedy_id, form, status=422)
    flash(told)
    return go_to("requests.remedy", remedy_id=remedy_id)


def _page(remedy_id: UUID, wrong: Any = None, *, status: int = 200) -> ResponseReturnValue:
    found = queries.remedy_for(current_person(), remedy_id)
    blank = {
        "answer": AnsweredForm(formdata=None, on=today()),
        "ruling": RulingForm(formdata=None, on=today()),
        "paper": PaperForm(formdata=None),
    }
    return show(
        "requests/remedy.html",
        status=status,
        remedy=found,
        request=found.request,
        files=queries.files_of(remedy_id),
        must_come_first=must_be_reconsidered_first(found),
        light=_light(found),
        moves=moves_of(found.id),
        tones=TONES,
        forms={
            name: fresh(wrong if type(wrong) is type(form) else form, name=name)
            for name, form in blank.items()
        },
    )


def _page_of_request(
    request_id: UUID, form: FiledForm | None = None, *, status: int = 200
) -> ResponseReturnValue:
    found = request_for(current_person(), request_id)
    rows = queries.remedies_of(request_id)
    return show(
        "requests/remedies_of.html",
        status=status,
        request=found,
        remedies=rows,
        lights={each.id: _light(each) for each in rows},
        tones=TONES,
        form=fresh(form or FiledForm(formdata=None, on=today()), name="filed"),
    )


def _wanted() -> queries.Wanted:
    """What the address asks for; what it cannot mean is left out."""
    sent = request.args
    year = int(sent["year"]) if sent.get("year", "").isdecimal() and len(sent["year"]) == 4 else 0
    kinds = {each.value: each for each in RemedyKind}
    cell = sent.get("cell", "")
    return queries.Wanted(
        is_open=sent.get("done") != "1",
        year=year if FIRST_YEAR <= year <= LAST_YEAR else None,
        kind=kinds.get(sent.get("kind", "")),
        cell=cell if cell in queries.CELLS else "",
    )


def _light(remedy: RequestRemedy) -> Light | None:
    """Of an answer the organ still owes; it stays overdue until that is recorded."""
    if remedy.answered_on or not remedy.is_open:
        return None
    return light(remedy.due_on, today=today(), calendar=calendar(remedy.organ_id))


def _may_see() -> bool:
    return may(Permission.RUN_REQUESTS) or may(Permission.SUPERVISE_REQUESTS)


def _unanswered() -> int:
    by = current_person()
    until = calendar(by.organ_id).add_working_days(today(), 3)
    return queries.count_unanswered(by, until=until)


navigation.register(
    "requests",
    "requests.remedies",
    _l("Reconsideration and litigation"),
    _may_see,
    icon="undo",
    waiting=_unanswered,
)
