"""The lists of the inbox."""

from dataclasses import asdict
from typing import Any

from flask_babel import lazy_gettext as _l

from app.api.endpoints import reading
from app.api.schemas.inbox import Asked, List, StepPage
from app.api.schemas.paging import paged
from app.inbox import queries
from app.people.access import Permission, Scope, current_person, requires
from app.people.queries import lanes_of
from app.review.queries.claims import claim_refusals


@reading("/steps", _l("The steps you have, or may claim"), query=Asked, answer=StepPage)
@requires(Permission.WORK, scope=Scope.READ)
def steps(asked: dict[str, Any]) -> dict[str, Any]:
    """Those of the pool say why the asker may not claim them, if so."""
    person = current_person()
    if asked["list"] is List.MINE:
        page, refusals = queries.mine(person, number=asked["page"]), {}
    else:
        lanes = lanes_of(person)
        page = queries.pool(person, lanes, number=asked["page"])
        refusals = dict(claim_refusals(person, lanes, [row.step_id for row in page.rows]))
    return paged(page, [asdict(row) | {"refusal": refusals.get(row.step_id)} for row in page.rows])
