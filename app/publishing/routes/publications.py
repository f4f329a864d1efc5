"""What is published: the list, and for one item change, marks of validity, and taking down."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.publishing import access, actions, registers
from app.publishing.forms import DecisionForm, ExplanationForm, ValidityForm
from app.publishing.models import PublicationState, Validity
from app.publishing.routes.blueprint import bp
from app.publishing.routes.documents import chosen
from app.review import viewing
from app.review.models import Looked


@bp.get("/publications")
@requires(Permission.RELEASE, Permission.TAKE_DOWN, Permission.DRAFT)
def publications() -> ResponseReturnValue:
    by = current_person()
    words = request.args.get("words", "").strip()[:100]
    state = chosen(PublicationState, request.args.get("state"))
    number = page_number(request.args.get("page"))
    return show(
        "publishing/publications.html",
        page=registers.publications_for(by, words=words, state=state, number=number),
        proposals=registers.open_takings_down(by),
        words=words,
        state=state,
        states=[state for state in PublicationState if state is not PublicationState.SEALED],
    )


@bp.get("/publications/<uuid:publication_id>")
@requires(Permission.RELEASE, Permission.TAKE_DOWN, Permission.DRAFT)
def publication(publication_id: UUID) -> ResponseReturnValue:
    by = current_person()
    found = registers.publication_for(by, publication_id)
    viewing.note(found.document_id, Looked.TEXT, by=by, at=now())
    return _page(publication_id)


@bp.post("/publications/<uuid:publication_id>/change")
@requires(Permission.DRAFT)
def change(publication_id: UUID) -> ResponseReturnValue:
    form = ExplanationForm(prefix="change")
    if not form.validate_on_submit():
        return _page(publication_id, status=422, change=form)
    with transaction():
        document = actions.begin_change(
            publication_id,
            by=current_person(),
            explanation=form.explanation.data or "",
            at=now(),
        )
    flash(_("The change is open as a draft. It goes through the same chain."))
    return go_to("publishing.edit", document_id=document.id)


@bp.post("/publications/<uuid:publication_id>/validity")
@requires(Permission.RELEASE)
def mark(publication_id: UUID) -> ResponseReturnValue:
    form = ValidityForm(prefix="validity")
    if not form.validate_on_submit():
        return _page(publication_id, status=422, validity=form)
    try:
        with transaction():
            actions.mark_validity(
                publication_id,
                by=current_person(),
                validity=Validity(form.validity.data),
                on=form.validity_on.data,
                replaced_by=form.replaced_by.data or "",
                at=now(),
            )
    except Invalid as error:
        field = getattr(form, error.field or "", form.validity)
        field.errors = [*field.errors, str(error)]
        return _page(publication_id, status=422, validity=form)
    flash(_("The mark now stands on the public page."))
    return go_to("publishing.publication", publication_id=publication_id)


@bp.post("/publications/<uuid:publication_id>/taking-down")
@requires(Permission.TAKE_DOWN)
def propose_taking_down(publication_id: UUID) -> ResponseReturnValue:
    form = ExplanationForm(prefix="taking_down")
    if not form.validate_on_submit():
        return _page(publication_id, status=422, taking_down=form)
    with transaction():
        actions.propose_taking_down(
            publication_id,
            by=current_person(),
            explanation=form.explanation.data or "",
            at=now(),
        )
    flash(_("Proposed. Somebody else of the disclosure office decides."))
    return go_to("publishing.publication", publication_id=publication_id)


@bp.post("/takings-down/<uuid:proposal_id>")
@requires(Permission.RELEASE)
def decide_taking_down(proposal_id: UUID) -> ResponseReturnValue:
    form = DecisionForm()
    decide = {"confirm": actions.confirm_taking_down, "refuse": actions.refuse_taking_down}.get(
        form.decision.data or ""
    )
    if decide is None or not form.validate_on_submit():
        raise Invalid
    with transaction():
        proposal = decide(proposal_id, by=current_person(), note=form.note.data or "", at=now())
    flash(_("Taken down.") if proposal.confirmed else _("It stays on the portal."))
    return go_to("publishing.publication", publication_id=proposal.publication_id)


def _page(
    publication_id: UUID, *, status: int = 200, **forms: ExplanationForm | ValidityForm
) -> ResponseReturnValue:
    by = current_person()
    found = registers.publication_for(by, publication_id)
    validity = ValidityForm(
        prefix="validity",
        validity=found.validity,
        validity_on=found.validity_on,
        replaced_by=found.replaced_by.index_number if found.replaced_by else "",
    )
    shown = {
        "change": ExplanationForm(prefix="change"),
        "taking_down": ExplanationForm(prefix="taking_down"),
        "validity": validity,
    }
    return show(
        "publishing/publication.html",
        status=status,
        publication=found,
        former=registers.former_versions(found),
        proposals=registers.takings_down_of(found),
        may_change=access.drafts_for(by, found.unit_id),
        forms={**shown, **forms},
        decision=DecisionForm(),
    )
