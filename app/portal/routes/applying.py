"""Applying for information: what one may ask, the form, a last look, and off it goes."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.files.errors import BadFile
from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to
from app.kit.time import now
from app.people.access import open_to_everyone, remote_address
from app.portal import queries as portal
from app.portal.errors import NoSuchPaper
from app.portal.requests import actions, queries
from app.portal.requests.errors import TriedTooOften
from app.portal.requests.forms import ApplicationForm
from app.portal.requests.queries import Office
from app.portal.routes.answering_back import LONG_TEXT, WITH_FILES, uploads
from app.portal.routes.blueprint import bp, page
from app.portal.routes.follower import let_in, private
from app.publishing.alike import fitting
from app.requests.checking import LONGEST_DESCRIPTION, check, everything_wrong
from app.requests.errors import AskedAlready
from app.ui.security import bodies_of

ORGANISATION = "organisation"


@bp.get("/apply")
@open_to_everyone
def apply() -> ResponseReturnValue:
    """Which organ is to be asked."""
    organs = portal.organs()
    if len(organs) == 1:
        return go_to("portal.apply_to", code=organs[0].code)
    return page("portal/requests/organs.html", organs=organs)


@bp.get("/p/<code>/apply")
@open_to_everyone
def apply_to(code: str) -> ResponseReturnValue:
    """What one may ask this organ, and by which ways; of one that is no more, another is asked."""
    if portal.organ(code) and not queries.office(code):
        return go_to("portal.apply")
    office = _office(code)
    return page("portal/requests/guide.html", organ=office.organ, office=office)


@bp.get("/p/<code>/apply/blank")
@open_to_everyone
def blank_application(code: str) -> ResponseReturnValue:
    """The form to be printed and filled in by hand."""
    office = _office(code)
    form = ApplicationForm(is_organisation=False, formdata=None)
    return page("portal/requests/blank.html", organ=office.organ, office=office, form=form)


@bp.get("/p/<code>/apply/form")
@open_to_everyone
def application(code: str) -> ResponseReturnValue:
    """The form, for a person or for an organisation."""
    office = _office(code)
    form = ApplicationForm(is_organisation=request.args.get("who") == ORGANISATION, formdata=None)
    return _form_page(office, form)


@bp.post("/p/<code>/apply/check")
@open_to_everyone
@bodies_of(LONG_TEXT, text=LONG_TEXT)
def check_application(code: str) -> ResponseReturnValue:
    """A last look at what was written; or first a look at what is public already."""
    office, form = _office(code), _sent_form()
    if "look" in request.form:
        return _form_page(office, form, has_looked=True)
    if "change" in request.form:
        return _form_page(office, form)
    form.validate_on_submit()
    if form.is_readable:
        form.blame_all(everything_wrong(form.intake(office.organ.id)))
    if form.errors:
        return _form_page(office, form, status=422)
    hits = fitting(office.organ.id, form.description.data or "")
    form.found_published.data = len(hits)
    return _check_page(office, form, hits=hits)


@bp.post("/p/<code>/apply/send")
@open_to_everyone
@bodies_of(WITH_FILES, text=LONG_TEXT)
def send_application(code: str) -> ResponseReturnValue:
    """Taken in, with its files; the receipt follows."""
    office, form = _office(code), _sent_form()
    if not form.validate_on_submit():
        return _form_page(office, form, status=422)
    intake, key, at = form.intake(office.organ.id), form.key.data or "", now()
    try:
        check(intake)
        with transaction():
            actions.begin_applying(intake, address=remote_address(), at=at)
        with transaction():
            taken = actions.apply_for(intake, uploads(), key=key, at=at)
    except AskedAlready as twin:
        return _check_page(office, form, status=409, twin=twin)
    except TriedTooOften as often:
        return _check_page(office, form, status=429, often=often)
    except Invalid as wrong:
        return _refused(office, form, wrong)
    let_in(taken.id, code_version=taken.code_version)
    return go_to("portal.receipt")


@bp.post("/p/<code>/apply/alike")
@open_to_everyone
def alike(code: str) -> ResponseReturnValue:
    """What is public already, while somebody types. Posted, so that no address holds his words."""
    office = _office(code)
    text = request.form.get("description", "")[:LONGEST_DESCRIPTION]
    hits = fitting(office.organ.id, text)
    return render_template("portal/requests/_alike.html", organ=office.organ, hits=hits)


@bp.post("/p/<code>/apply/found")
@open_to_everyone
def find_instead(code: str) -> ResponseReturnValue:
    """Somebody need not ask any more. Counted, and nothing is kept of what he had written."""
    office = _office(code)
    with transaction():
        actions.find_instead(office.organ.id, address=remote_address(), at=now())
    return go_to("portal.found_instead", code=code)


@bp.get("/p/<code>/apply/found")
@open_to_everyone
def found_instead(code: str) -> ResponseReturnValue:
    """Nothing was sent."""
    return page("portal/requests/found.html", organ=_office(code).organ)


def _office(code: str) -> Office:
    office = queries.office(code) if code.isalnum() else None
    if office is None:
        raise NoSuchPaper
    return office


def _sent_form() -> ApplicationForm:
    return ApplicationForm(is_organisation=request.form.get("who") == ORGANISATION)


def _refused(office: Office, form: ApplicationForm, wrong: Invalid) -> Response:
    if isinstance(wrong, BadFile) or wrong.field == "files":
        form.files.errors = [str(wrong)]
        return _check_page(office, form, status=422)
    form.blame(wrong)
    return _form_page(office, form, status=422)


def _form_page(
    office: Office, form: ApplicationForm, *, status: int = 200, has_looked: bool = False
) -> Response:
    text = form.description.data or ""
    form.description.render_kw = {
        "rows": 6,
        "hx-post": url_for("portal.alike", code=office.organ.code),
        "hx-trigger": "input changed delay:800ms",
        "hx-target": "#alike",
        "hx-swap": "outerHTML",
        "hx-params": "description,csrf_token",
    }
    return private(
        "portal/requests/form.html",
        status=status,
        organ=office.organ,
        form=form.keyed(),
        hits=fitting(office.organ.id, text) if text else [],
        has_looked=has_looked,
    )


def _check_page(
    office: Office,
    form: ApplicationForm,
    *,
    status: int = 200,
    hits: object = (),
    twin: AskedAlready | None = None,
    often: TriedTooOften | None = None,
) -> Response:
    return private(
        "portal/requests/check.html",
        status=status,
        organ=office.organ,
        form=form.keyed(),
        intake=form.intake(office.organ.id),
        hits=hits,
        twin=twin,
        often=often,
    )
