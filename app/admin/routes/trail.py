"""The trail (留痕): read and verified by the auditor, chain by chain."""

from dataclasses import replace
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.admin import verification
from app.admin.errors import NoSuchChain
from app.admin.forms import TrailFilter
from app.admin.queries import trail as queries
from app.admin.queries.names import names_in
from app.admin.reasons import ACTS
from app.admin.routes.blueprint import bp
from app.admin.trail import lines
from app.audit import queries as entries
from app.audit.findings import sentence
from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people import queries as people
from app.people.access import Permission, current_person, requires


@bp.get("/admin/trail")
@requires(Permission.READ_TRAIL)
def trail() -> ResponseReturnValue:
    organ_id = _chain(request.args.get("organ", ""))
    chains = queries.chains(current_person())
    name = next((chain.name for chain in chains if chain.organ_id == organ_id), "")
    asked = TrailFilter.of(request.args)
    wanted = asked.wanted()
    if asked.person:
        wanted = replace(wanted, by_ids=queries.persons_called(asked.person))
    page = entries.in_chain(organ_id, wanted, number=page_number(request.args.get("page")))
    verified = verification.latest(organ_id, name=name or _("The installation"))
    return show(
        "admin/trail.html#trail",
        page=page,
        lines=lines(page.rows, names_in(page.rows)),
        chains=chains,
        organ_id=organ_id,
        is_bound=current_person().organ_id is not None,
        asked=asked,
        acts=ACTS,
        verified=verified,
        faults=[sentence(fault) for fault in verified.faults] if verified else [],
        verified_by=_label(verified.by_id) if verified else "",
        entries=entries.length(organ_id),
    )


@bp.post("/admin/trail/verify")
@requires(Permission.READ_TRAIL)
def verify_trail() -> ResponseReturnValue:
    """Short chains are read now, before the transaction; long ones by the worker."""
    organ_id, by = _chain(request.form.get("organ", "")), current_person().id
    if verification.is_long(organ_id):
        with transaction():
            verification.enqueue(organ_id=organ_id, by=by)
        flash(_("The chain is long; the worker reads it. Open this page again in a few minutes."))
        return go_to("admin.trail", organ=organ_id)

    result = verification.read(organ_id)
    with transaction():
        verification.record(result, organ_id=organ_id, by=by, at=now())
    if result.is_sound:
        flash(_("The chain is sound: %(rows)s entries were read.", rows=result.rows))
    else:
        flash(_("The chain is not what was written. See below."), "error")
    return go_to("admin.trail", organ=organ_id)


def _chain(text: str) -> UUID | None:
    """The organ whose chain is asked for, None for the installation's, if it may be read."""
    by = current_person()
    if not text:
        return by.organ_id
    try:
        return people.organ_for(by, UUID(text)).id
    except ValueError as error:
        raise NoSuchChain from error


def _label(person_id: UUID | None) -> str:
    found = people.persons({person_id}) if person_id else {}
    return found[person_id].label if person_id in found else ""
