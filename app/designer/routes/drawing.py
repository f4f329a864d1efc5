"""The drawing page, and what its script asks for: the check, and to keep what was drawn."""

from uuid import UUID

from flask import Response, jsonify, url_for
from flask.typing import ResponseReturnValue

from app.designer import actions, checking, policy
from app.designer.forms import SaveForm, SourceForm
from app.designer.queries import drafts as queries
from app.designer.reasons.drawing import vocabulary
from app.designer.routes.blueprint import bp
from app.engine.findings import sentence
from app.engine.reading import LARGEST_FILE
from app.engine.values import Finding
from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.ui.security import uploads


@bp.get("/admin/procedures/drafts/<uuid:draft_id>/drawing")
@requires(Permission.ADMIN_SYSTEM)
def drawing(draft_id: UUID) -> ResponseReturnValue:
    draft = queries.draft(draft_id)
    if not draft.is_editable:
        return go_to("designer.draft", draft_id=draft_id)
    settings = {
        **vocabulary(),
        "revision": draft.revision,
        "source": url_for("designer.draft_source", draft_id=draft_id),
        "check": url_for("designer.check_drawing"),
        "save": url_for("designer.save_drawing", draft_id=draft_id),
        "largest": LARGEST_FILE,
    }
    return show(
        "designer/drawing.html",
        draft=draft,
        settings=settings,
        is_author=policy.is_author(current_person(), draft),
    )


@bp.post("/admin/procedures/drafts/<uuid:draft_id>/drawing")
@requires(Permission.ADMIN_SYSTEM)
@uploads
def save_drawing(draft_id: UUID) -> ResponseReturnValue:
    """Keep the drawing; the script asks for the check by itself."""
    form = SaveForm()
    if not form.validate_on_submit():
        raise Invalid
    with transaction():
        draft = actions.save(draft_id, form.read(), sent=form.sent(), by=current_person(), at=now())
    return jsonify(revision=draft.revision)


@bp.post("/admin/procedures/check")
@requires(Permission.ADMIN_SYSTEM)
@uploads
def check_drawing() -> Response:
    """What the check thinks of a drawing, saved or not, in words."""
    form = SourceForm()
    if not form.validate_on_submit():
        raise Invalid
    return jsonify(findings=_said(checking.findings_of(form.read())))


def _said(findings: tuple[Finding, ...]) -> list[dict[str, object]]:
    return [
        {
            "element": finding.element,
            "rule": finding.rule,
            "severity": finding.severity,
            "message": sentence(finding),
            "way": finding.values.get("way", []),
        }
        for finding in findings
    ]
