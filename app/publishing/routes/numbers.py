"""The register of document numbers: given, void, missing; the office voids what was spoiled."""

from uuid import uuid4

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Conflict, Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.publishing.forms import VoidForm
from app.publishing.numbering import actions, queries
from app.publishing.routes.blueprint import bp


@bp.get("/numbers")
@requires(Permission.RELEASE)
def numbers() -> ResponseReturnValue:
    return _page(VoidForm(formdata=None))


@bp.post("/numbers/void")
@requires(Permission.RELEASE)
def void_number() -> ResponseReturnValue:
    form = VoidForm()
    if not form.validate_on_submit():
        return _page(form, status=422)
    try:
        with transaction():
            row = actions.void(
                form.number.data or "",
                by=current_person(),
                reason=form.reason.data or "",
                key=form.key.data or "",
                at=now(),
            )
    except Invalid as error:
        form.blame(error)
        return _page(form, status=422)
    except Conflict as error:
        form.number.errors = [*form.number.errors, str(error)]
        return _page(form, status=409)
    flash(_("%(number)s is void. It is never given.", number=row.text))
    return go_to("publishing.numbers", word=row.word, year=row.year)


def _page(form: VoidForm, *, status: int = 200) -> ResponseReturnValue:
    by, number = current_person(), page_number(request.args.get("page"))
    word, year = request.args.get("word", "")[:60], request.args.get("year", "")
    form.key.data = form.key.data or uuid4().hex
    chosen = bool(word) and year.isascii() and year.isdigit() and len(year) <= 4
    return show(
        "publishing/numbers.html",
        status=status,
        form=form,
        series=None if chosen else queries.series_of(by, number=number),
        page=queries.numbers_in(by, word=word, year=int(year), number=number) if chosen else None,
        word=word,
        year=int(year) if chosen else 0,
    )
