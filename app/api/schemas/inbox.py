"""Steps as lists show them."""

from enum import StrEnum

from marshmallow import fields

from app.api.fields import Answer, Paged, Word
from app.api.schemas.paging import PageAnswer


class List(StrEnum):
    """Which steps are listed."""

    MINE = "mine"
    POOL = "pool"


class Asked(Paged):
    """Which list, and which page of it."""

    list = Word(List, load_default=List.MINE)


class StepItem(Answer):
    """One step on the desk or in the pool."""

    step_id = fields.UUID()
    review_id = fields.UUID()
    title = fields.String()
    number = fields.String()
    step = fields.String()
    unit = fields.String()
    drafter = fields.String()
    since = fields.AwareDateTime()
    round = fields.Integer()
    due_on = fields.Date(allow_none=True)
    deadline_on = fields.Date(allow_none=True)
    is_confirmation = fields.Boolean()
    refusal = fields.String(allow_none=True)


class StepPage(PageAnswer):
    """Steps, due first."""

    items = fields.List(fields.Nested(StepItem))
