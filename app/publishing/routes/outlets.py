"""Beside the portal: the heading something stands under, text to copy, and what was put out."""

from datetime import datetime
from uuid import UUID, uuid4

from flask import flash, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import BEIJING, now
from app.people.access import Permission, current_person, requires
from app.publishing import actions, registers
from app.publishing.forms import PostingForm, SectionForm
from app.publishing.models import PublicationState, Section
from app.publishing.outlets import copy_text
from app.publishing.routes.blueprint import bp
from app.ui.addresses import whole_address


@bp.get("/publications/<uuid:publication_id>/outlets")
@requires(Permission.RELEASE)
def outlets(publication_id: UUID) -> ResponseReturnValue:
    return _page(publication_id, PostingForm(posted_at=_this_minute()))


@bp.post("/publications/<uuid:publication_id>/section")
@requires(Permission.RELEASE)
def place(publication_id: UUID) -> ResponseReturnValue:
    form = SectionForm()
    if not form.validate_on_submit():
        return _page(publication_id, PostingForm(formdata=None), section=form, status=422)
    with transaction():
        actions.place(
            publication_id, by=current_person(), section=Section(form.section.data), at=now()
        )
    flash(_("It stands under this heading now."))
    return go_to("publishing.outlets", publication_id=publication_id)


@bp.post("/publications/<uuid:publication_id>/postings")
@requires(Permission.RELEASE)
def note_posting(publication_id: UUID) -> ResponseReturnValue:
    form = PostingForm()
    if not form.validate_on_submit():
        return _page(publication_id, form, status=422)
    try:
        with transaction():
            actions.note_posting(
                publication_id,
                form.posted(),
                by=current_person(),
                key=form.key.data or uuid4().hex,
                at=now(),
            )
    except Invalid as error:
        form.blame(error)
        return _page(publication_id, form, status=422)
    flash(_("Noted."))
    return go_to("publishing.outlets", publication_id=publication_id)


def _page(
    publication_id: UUID,
    form: PostingForm,
    *,
    section: SectionForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    found = registers.publication_for(current_person(), publication_id)
    form.key.data = form.key.data or uuid4().hex
    address = whole_address(
        url_for("portal.document", code=found.organ.code, public_id=found.public_id)
    )
    is_public = found.state is PublicationState.PUBLISHED
    return show(
        "publishing/outlets.html",
        status=status,
        publication=found,
        is_public=is_public,
        text=copy_text(found, address=address) if is_public else "",
        postings=registers.postings_of(found),
        form=form,
        section=section or SectionForm(formdata=None, section=found.section),
    )


def _this_minute() -> datetime:
    return now().astimezone(BEIJING).replace(second=0, microsecond=0)
