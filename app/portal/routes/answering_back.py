"""What the applicant does on the page of his request: confirm, correct, give reasons, withdraw."""

from collections.abc import Callable, Mapping
from typing import BinaryIO, cast

from flask import request
from flask.typing import ResponseReturnValue

from app.files.errors import BadFile
from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to
from app.kit.time import now, today
from app.people.access import open_to_everyone
from app.portal.requests import actions, reasons
from app.portal.requests.actions import MOST_FILES
from app.portal.requests.forms import CorrectionForm, KeyedForm, ReasonsForm, WithdrawalForm
from app.portal.requests.queries import Followed
from app.portal.routes.blueprint import bp
from app.portal.routes.follower import followed, private
from app.requests import actions as requests
from app.requests import applicant as applicants
from app.requests.actions.enclosing import MOST_OF_THE_PUBLIC
from app.requests.values import Upload
from app.ui.security import bodies_of

MEGABYTE = 1024 * 1024
LONG_TEXT = 16 * MEGABYTE
WITH_FILES = MOST_FILES * MOST_OF_THE_PUBLIC + LONG_TEXT
FORMS: Mapping[str, type[KeyedForm]] = {
    "confirm": KeyedForm,
    "correct": CorrectionForm,
    "reasons": ReasonsForm,
    "withdraw": WithdrawalForm,
}


@bp.post("/follow/confirm")
@open_to_everyone
def confirm_request() -> ResponseReturnValue:
    """The applicant's side of the confirmation."""
    return _done(
        "confirm", KeyedForm(), lambda found: requests.confirm_by_applicant(found.id, at=now())
    )


@bp.post("/follow/correct")
@open_to_everyone
@bodies_of(WITH_FILES, text=LONG_TEXT)
def correct_request() -> ResponseReturnValue:
    """The answer to a notice of correction."""
    form = CorrectionForm()
    return _done(
        "correct",
        form,
        lambda found: actions.correct(
            found.id, form.text.data or "", uploads(), key=str(form.key.data), at=now()
        ),
    )


@bp.post("/follow/reasons")
@open_to_everyone
@bodies_of(LONG_TEXT, text=LONG_TEXT)
def give_reasons() -> ResponseReturnValue:
    """The answer to a letter asking for reasons."""
    form = ReasonsForm()
    return _done(
        "reasons",
        form,
        lambda found: requests.give_reasons(
            found.id,
            text=form.text.data or "",
            on=today(),
            by=None,
            key=str(form.key.data),
            at=now(),
        ),
    )


@bp.post("/follow/withdraw")
@open_to_everyone
def withdraw_request() -> ResponseReturnValue:
    """The request is taken back."""
    form = WithdrawalForm()
    return _done(
        "withdraw",
        form,
        lambda found: requests.withdraw(
            found.id, on=today(), how="web", by=None, key=str(form.key.data), at=now()
        ),
    )


def uploads() -> list[Upload]:
    """The files of the form; a browser sends a nameless one where none was chosen."""
    return [
        Upload(cast(BinaryIO, each.stream), each.filename)
        for each in request.files.getlist("files")
        if each.filename
    ]


def _done(name: str, form: KeyedForm, act: Callable[[Followed], object]) -> ResponseReturnValue:
    """Carry ``act`` out on the request this browser follows, and show how it stands now."""
    found = followed()
    if not form.validate_on_submit():
        return page_of(found, status=422, **{name: form})
    try:
        with transaction():
            act(found)
    except Invalid as wrong:
        if isinstance(wrong, BadFile):
            form["files"].errors = [str(wrong)]
        else:
            form.blame(wrong)
        return page_of(followed(), status=422, **{name: form})
    return go_to("portal.followed_request")


def page_of(found: Followed, *, status: int = 200, **wrong: KeyedForm) -> ResponseReturnValue:
    """The page of the request, with the form that came back instead of a fresh one."""
    forms = {name: wrong.get(name) or kind(formdata=None) for name, kind in FORMS.items()}
    for name, form in forms.items():
        form.keyed()
        for field in form:
            field.id = field.label.field_id = f"{name}-{field.short_name}"
    box = found.request.applicant_box
    return private(
        "portal/requests/followed.html",
        status=status,
        organ=found.organ,
        found=found,
        happened=reasons.happened(found),
        turn=reasons.turn(found, today=today()),
        asked=reasons.asked_of_applicant(found),
        term=reasons.term(found, today=today()),
        awaits_confirmation=requests.awaits_applicant(found.request),
        forms=forms,
        name=applicants.opened(box, request_id=found.id).name,
    )
