"""The letters of a request: drawn at their step, printed, stamped, annulled, served."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.files import queries as stored
from app.files.models import StoredFile
from app.kit.db import transaction
from app.kit.htmx import go_to
from app.kit.time import now
from app.notices.letters.errors import NoSuchLetter
from app.people.access import Permission, current_person, requires
from app.requests import actions
from app.requests.actions import sending
from app.requests.forms import ServeForm
from app.requests.letter_forms import AnnulForm, CorrectionLetterForm, ScanForm
from app.requests.letters.written import receiver_of
from app.requests.opinions.actions import draw_notice
from app.requests.queries.letters import letter_for
from app.requests.routes.blueprint import bp
from app.requests.routes.letter_acts import DrawForm, ProofForm
from app.requests.routes.steps import done, key_of, uploaded
from app.requests.values import Dispatch
from app.ui.addresses import whole_address
from app.ui.downloads import download
from app.ui.security import uploads

FOLLOW = "/follow"
HERE = "/requests/<uuid:request_id>/letters"


@bp.get(f"{HERE}/<uuid:letter_id>/paper")
@requires(Permission.WORK)
def letter_paper(request_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    """The letter as it was made."""
    return file_of(letter_for(current_person(), request_id, letter_id).pdf)


@bp.get(f"{HERE}/<uuid:letter_id>/scan")
@requires(Permission.WORK)
def letter_scan(request_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    """The stamped letter."""
    return file_of(letter_for(current_person(), request_id, letter_id).scan)


@bp.post(f"{HERE}/<uuid:letter_id>/scan")
@requires(Permission.RUN_REQUESTS)
@uploads
def stamp(request_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    scan, form = uploaded("scan"), ScanForm()
    return done(
        request_id,
        form,
        lambda: (
            scan
            and actions.stamp(
                request_id, letter_id, scan, by=current_person(), key=key_of(form), at=now()
            )
        ),
        told=_("The scan has been kept."),
        letter_id=letter_id,
    )


@bp.post(f"{HERE}/<uuid:letter_id>/proof-form")
@requires(Permission.RUN_REQUESTS)
def draw_proof(request_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    form = ProofForm()
    receiver = receiver_of(letter_for(current_person(), request_id, letter_id))
    return _draw(
        request_id,
        form,
        lambda: actions.draw_proof(
            request_id, letter_id, receiver=receiver, by=current_person(), key=key_of(form),
            at=now(),
        ),
    )  # fmt: skip


@bp.post(f"{HERE}/<uuid:letter_id>/annul")
@requires(Permission.RUN_REQUESTS)
def annul_letter(request_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    form = AnnulForm()
    return done(
        request_id,
        form,
        lambda: sending.annul(
            request_id, letter_id, reason=form.reason.data or "", by=current_person(),
            key=key_of(form), at=now(),
        ),
        told=_("The letter has been annulled."),
        letter_id=letter_id,
    )  # fmt: skip


@bp.post(f"{HERE}/<uuid:letter_id>/make-again")
@requires(Permission.RUN_REQUESTS)
def make_again(request_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    with transaction():
        actions.make_again(request_id, letter_id, by=current_person(), at=now())
    return go_to("requests.case", request_id=request_id)


@bp.post(f"{HERE}/<uuid:letter_id>/service")
@requires(Permission.RUN_REQUESTS)
@uploads
def send_letter(request_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    form = ServeForm()
    return done(
        request_id,
        form,
        lambda: sending.send_letter(
            request_id, letter_id, Dispatch(form.service(), uploaded("proof")),
            by=current_person(), key=key_of(form), at=now(),
        ),
        told=_("The service has been recorded."),
        letter_id=letter_id,
    )  # fmt: skip


@bp.post(f"{HERE}/receipt")
@requires(Permission.RUN_REQUESTS)
def draw_receipt(request_id: UUID) -> ResponseReturnValue:
    form = DrawForm()
    follow_at = whole_address(FOLLOW)
    return _draw(
        request_id,
        form,
        lambda: actions.draw_receipt(
            request_id, follow_at=follow_at, by=current_person(), key=key_of(form), at=now()
        ),
    )


@bp.post(f"{HERE}/reasons")
@requires(Permission.RUN_REQUESTS)
def draw_reasons(request_id: UUID) -> ResponseReturnValue:
    form = DrawForm()
    return _draw(
        request_id,
        form,
        lambda: actions.draw_reasons(request_id, by=current_person(), key=key_of(form), at=now()),
    )


@bp.post(f"{HERE}/extension")
@requires(Permission.RUN_REQUESTS)
def draw_extension(request_id: UUID) -> ResponseReturnValue:
    form = DrawForm()
    return _draw(
        request_id,
        form,
        lambda: actions.draw_extension(
            request_id, by=current_person(), key=key_of(form), at=now()
        ),
    )  # fmt: skip


@bp.post(f"{HERE}/correction")
@requires(Permission.RUN_REQUESTS)
def draw_correction(request_id: UUID) -> ResponseReturnValue:
    form = CorrectionLetterForm()
    return _draw(
        request_id,
        form,
        lambda: actions.draw_correction(
            request_id, form.points(), guidance=form.guidance.data or "", by=current_person(),
            key=key_of(form), at=now(),
        ),
    )  # fmt: skip


@bp.post(f"{HERE}/opinions")
@requires(Permission.RUN_REQUESTS)
def draw_opinion_notice(request_id: UUID) -> ResponseReturnValue:
    form = DrawForm()
    return _draw(
        request_id,
        form,
        lambda: draw_notice(request_id, by=current_person(), key=key_of(form), at=now()),
    )


def file_of(file: StoredFile | None) -> ResponseReturnValue:
    if file is None:
        raise NoSuchLetter
    return download(stored.content_of(file), name=file.name, media_type=file.media_type)


def _draw(request_id: UUID, form: Any, act: Callable[[], object]) -> ResponseReturnValue:
    return done(
        request_id, form, act, told=_("The letter has its number and is being made as PDF.")
    )
