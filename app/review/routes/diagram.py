"""The procedure's version of a case as BPMN, for the viewer."""

from uuid import UUID

from flask import Response
from flask.typing import ResponseReturnValue

from app.engine import queries as procedures
from app.people.access import Permission, current_person, requires
from app.review.errors import NoSuchReview
from app.review.queries.visible import review_for
from app.review.routes.blueprint import bp


@bp.get("/reviews/<uuid:review_id>/diagram.bpmn")
@requires(Permission.WORK)
def source(review_id: UUID) -> ResponseReturnValue:
    review = review_for(current_person(), review_id)
    found = procedures.source_of(review.version_id)
    if found is None:
        raise NoSuchReview
    return Response(found, mimetype="application/xml")
