"""A case, and what somebody decides in it."""

from enum import StrEnum
from typing import Any

from marshmallow import fields
from marshmallow.validate import Length

from app.api.fields import TOO_LONG, Answer, Given, Identity, Moment, Said, Text, Word
from app.api.schemas.publishing import TextAnswer
from app.review.actions.writing import LONGEST_TEXT
from app.review.answers import LONGEST_ANSWER
from app.review.opinion import CONFIRM, RETURN

LONGEST_WORD = 100
MOST_ANSWERS = 50


class After(StrEnum):
    """How the case walks on after a return."""

    STEPS = "steps"
    STRAIGHT = "straight"


class Confirming(StrEnum):
    """What one may say about an earlier opinion on the changed text."""

    CONFIRM = CONFIRM
    RETURN = RETURN


class Answers(Said, fields.Dict):
    """Answers by the names of the questions. A tick is answered ``yes``."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            keys=Text(most=LONGEST_WORD),
            values=Text(most=LONGEST_ANSWER),
            validate=Length(max=MOST_ANSWERS, error=TOO_LONG),
            **more,
        )


class OpinionGivenBody(Given):
    """An opinion on the text with ``digest``, as a case names it."""

    verdict = Text(most=LONGEST_WORD, least=1, required=True)
    digest = Text(most=128, least=1, required=True)
    text = Text(most=LONGEST_TEXT, load_default="")
    answers = Answers(load_default=dict)
    chosen = Identity(load_default=None, allow_none=True)
    return_to = Text(most=LONGEST_WORD, load_default=None, allow_none=True)
    after = Word(After, load_default=After.STEPS)
    release_at = Moment(load_default=None, allow_none=True)


class ConfirmationBody(Given):
    """Whether an earlier opinion holds for the text with ``digest``."""

    verdict = Word(Confirming, required=True)
    digest = Text(most=128, least=1, required=True)
    text = Text(most=LONGEST_TEXT, load_default="")


class ClaimAnswer(Answer):
    """A step that was claimed or given back."""

    step_id = fields.UUID()
    review_id = fields.UUID()
    is_claimed = fields.Boolean()


class ReviewMoved(Answer):
    """Where the case stands after an opinion."""

    review_id = fields.UUID()
    state = fields.String()
    round = fields.Integer()


class ProcedureAnswer(Answer):
    """The version of the procedure that the case follows."""

    name = fields.String()
    number = fields.Integer()


class OutcomeAnswer(Answer):
    """One outcome of a step: what ``verdict`` of an opinion may be."""

    id = fields.String()
    label = fields.String()
    reason_required = fields.Boolean()
    returns_to = fields.String(allow_none=True)


class ChoiceAnswer(Answer):
    """One answer that a question offers."""

    value = fields.String()
    words = fields.String()


class QuestionAnswer(Answer):
    """What a step asks; ``outcomes`` are those that ask it, null means all of them."""

    name = fields.String()
    words = fields.String()
    kind = fields.String()
    choices = fields.List(fields.Nested(ChoiceAnswer))
    outcomes = fields.List(fields.String(), allow_none=True)
    required = fields.Boolean()


class PersonAnswer(Answer):
    """Somebody, told apart from others of the name."""

    id = fields.UUID()
    label = fields.String()


class TargetAnswer(Answer):
    """A step the case may be returned to."""

    id = fields.String()
    title = fields.String()


class StepAnswer(Answer):
    """One step of the case."""

    id = fields.UUID()
    node = fields.String(attribute="node_id")
    title = fields.String()
    lane = fields.String()
    form = fields.String()
    round = fields.Integer()
    opened_at = fields.AwareDateTime()
    due_on = fields.Date(allow_none=True)
    closed_at = fields.AwareDateTime(allow_none=True)
    ending = fields.String(allow_none=True)
    verdict = fields.String(allow_none=True)
    claimed_by = fields.Pluck(PersonAnswer, "label", allow_none=True)
    closed_by = fields.Pluck(PersonAnswer, "label", allow_none=True)


class OpinionAnswer(Answer):
    """An opinion as it was given."""

    step_id = fields.UUID()
    step = fields.String(attribute="step.title")
    person = fields.String(attribute="person.label")
    verdict = fields.String()
    label = fields.String()
    text = fields.String()
    answers = fields.Dict(keys=fields.String(), values=fields.String())
    digest = fields.String()
    round = fields.Integer()
    returned_to = fields.String(allow_none=True)
    straight = fields.Boolean()
    at = fields.AwareDateTime()


class ActAnswer(Answer):
    """What the asker may do with a step, or why not: ``code`` and ``reason`` say it."""

    act = fields.String()
    step_id = fields.UUID()
    is_open = fields.Boolean()
    code = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)


class FormAnswer(Answer):
    """What an opinion on an open step consists of."""

    step_id = fields.UUID()
    outcomes = fields.List(fields.Nested(OutcomeAnswer))
    questions = fields.List(fields.Nested(QuestionAnswer))
    leaders = fields.List(fields.Nested(PersonAnswer))
    targets = fields.List(fields.Nested(TargetAnswer))


class ConfirmationAnswer(Answer):
    """An earlier opinion that has to be confirmed on the changed text."""

    id = fields.UUID()
    step = fields.String(attribute="step.title")
    person = fields.String(attribute="person.label")
    is_yours = fields.Boolean()


class CaseAnswer(Answer):
    """One case: head, text, steps, opinions, and what the asker may do."""

    id = fields.UUID()
    title = fields.String()
    number = fields.String()
    state = fields.String()
    sentence = fields.String()
    attribute = fields.String()
    digest = fields.String()
    round = fields.Integer()
    organ = fields.String(attribute="organ.name")
    unit = fields.String(attribute="unit.name")
    drafter = fields.String(attribute="drafter.label")
    opened_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    deadline_on = fields.Date(allow_none=True)
    subject_kind = fields.String()
    subject_id = fields.UUID()
    procedure = fields.Nested(ProcedureAnswer, allow_none=True)
    text = fields.Nested(TextAnswer, allow_none=True)
    steps = fields.List(fields.Nested(StepAnswer))
    opinions = fields.List(fields.Nested(OpinionAnswer))
    confirmations = fields.List(fields.Nested(ConfirmationAnswer))
    acts = fields.List(fields.Nested(ActAnswer))
    forms = fields.List(fields.Nested(FormAnswer))
