"""Taking a request in at the office: counter, post, fax, word of mouth."""

from uuid import UUID

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.people.errors import NoSuchOrgan
from app.people.models import Person
from app.requests import actions
from app.requests.checking import everything_wrong
from app.requests.errors import AskedAlready
from app.requests.forms import IntakeForm
from app.requests.hooks import published_alike
from app.requests.routes.blueprint import bp, fresh
from app.requests.routes.codes import let_be_printed
from app.ui.security import bodies_of

LONG_TEXT = 16 * 1024 * 1024


@bp.get("/requests/new")
@requires(Permission.RUN_REQUESTS)
def new() -> ResponseReturnValue:
    return _page(IntakeForm(handed_in_on=today()))


@bp.post("/requests/new/fitting")
@requires(Permission.RUN_REQUESTS)
@bodies_of(LONG_TEXT, text=LONG_TEXT)
def fitting() -> ResponseReturnValue:
    """What is public already, while the clerk types. Posted: no address holds the words."""
    return _page(IntakeForm(), has_looked=True)


@bp.post("/requests/new/found")
@requires(Permission.RUN_REQUESTS)
def found_at_counter() -> ResponseReturnValue:
    """The applicant has what he came for. Nothing is kept of what was typed."""
    by = current_person()
    with transaction():
        actions.count_found_at_counter(
            _organ_of(by), by=by, key=IntakeForm().key.data or "", at=now()
        )
    flash(_("Counted: one request fewer. Nothing was taken in."))
    return go_to("requests.index")


@bp.post("/requests/new")
@requires(Permission.RUN_REQUESTS)
@bodies_of(LONG_TEXT, text=LONG_TEXT)
def take_in() -> ResponseReturnValue:
    form, by = IntakeForm(), current_person()
    form.validate_on_submit()
    if form.is_readable:
        form.blame_all(everything_wrong(form.intake(_organ_of(by))))
    if form.errors:
        return _page(form, status=422)
    try:
        with transaction():
            taken = actions.take_in(
                form.intake(_organ_of(by)), by=by, key=form.key.data or "", at=now()
            )
    except AskedAlready as twin:
        return _page(form, status=409, twin=twin)
    except Invalid as wrong:
        form.blame(wrong)
        return _page(form, status=422)
    flash(_("The request was taken in under %(number)s.", number=taken.number))
    let_be_printed(taken)
    return go_to("requests.receipt", request_id=taken.id)


def _organ_of(person: Person) -> UUID:
    if person.organ_id is None:
        raise NoSuchOrgan
    return person.organ_id


def _page(
    form: IntakeForm,
    *,
    status: int = 200,
    has_looked: bool = False,
    twin: AskedAlready | None = None,
) -> ResponseReturnValue:
    asked = form.description.data or ""
    return show(
        "requests/new.html#fitting",
        status=status,
        form=fresh(form, name="intake"),
        fitting=published_alike(_organ_of(current_person()), asked) if asked else [],
        has_looked=has_looked,
        twin=twin,
    )
