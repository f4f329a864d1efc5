"""An answer as its drafter writes it: the decision, what its letter needs, and its wording."""

from marshmallow import fields
from marshmallow.validate import OneOf

from app.api.fields import (
    MISSHAPEN,
    Answer,
    Count,
    Day,
    Given,
    Identity,
    Many,
    Part,
    Text,
    Tick,
    Word,
)
from app.law.decisions import Code
from app.notices.letters.facts.answers import View, Which
from app.requests.cases import MOST_FILES
from app.requests.needs import BY_PLACE

LINE, LONG, LONGEST_NOTE = 300, 2000, 20_000
MOST_GROUNDS, MOST_PARAGRAPHS, LONGEST_PARAGRAPH = 20, 100, 20_000
MOST_SAVES = 10**9
ANSWERS = tuple(code for code in Code if code is not Code.O3)  # nobody decides a withdrawal


class AnswerAsked(Given):
    """For which decision it is asked what would be needed; else for the one that was saved."""

    code = Word(Code, load_default=None, validate=OneOf(ANSWERS, error=MISSHAPEN))


class FactsBody(Given):
    """What a decision may ask for. ``asked`` of the answer names what the chosen one does."""

    title = Text(most=LINE)
    link = Text(most=LINE)
    way = Text(most=LINE)
    examined_on = Day()
    secrecy_opinion = Text(most=LONG)
    forbidding_law = Text(most=LINE)
    view = Word(View)
    danger = Text(most=LONG)
    which = Many(Word(Which), most=len(Which))
    discretion_reason = Text(most=LONG)
    information = Text(most=LINE)
    special_rules = Text(most=LINE)
    where_to_get = Text(most=LINE)
    remark = Text(most=LONG)
    right_organ = Text(most=LINE)
    organ_unknown = Tick()
    contact = Text(most=LINE)
    what_would_be_needed = Text(most=LONG)
    unclear = Text(most=LONG)
    other_channel = Text(most=LINE)
    earlier = Identity()
    reasons_why_not = Text(most=LONG)
    what_is_held = Text(most=LONG)
    reason = Text(most=LONG)
    notice_number = Text(most=LINE)
    wrong_record = Text(most=LONG)
    why_not_wrong = Text(most=LONG)


class GroundBody(Given):
    """Which place is withheld, on which ground, and why."""

    code = Word(Code, required=True, validate=OneOf(sorted(BY_PLACE), error=MISSHAPEN))
    place = Text(most=LINE, load_default="")
    reason = Text(most=LONG, load_default="")


class AnswerBody(Given):
    """The whole answer, over the save it was written on. What is left out is empty."""

    seen = Count(most=MOST_SAVES, required=True)
    code = Word(
        Code, load_default=None, allow_none=True, validate=OneOf([*ANSWERS, None], error=MISSHAPEN)
    )
    text = Text(most=LONGEST_NOTE, load_default="")
    facts = Part(FactsBody, load_default=dict)
    grounds = Many(Part(GroundBody), most=MOST_GROUNDS, load_default=list)
    enclosures = Many(Identity(), most=MOST_FILES, load_default=list)
    numbers_confirmed = Text(most=LINE, load_default="")


class ParagraphBody(Given):
    """Other words for one paragraph of the letter, by its place."""

    place = Count(most=MOST_PARAGRAPHS, required=True)
    text = Text(most=LONGEST_PARAGRAPH, least=1, required=True)


class WordingBody(Given):
    """Other words for paragraphs that are not fixed."""

    seen = Count(most=MOST_SAVES, required=True)
    paragraphs = Many(Part(ParagraphBody), most=MOST_PARAGRAPHS, required=True)


class HandInBody(Given):
    """Which save is handed in."""

    seen = Count(most=MOST_SAVES, required=True)


class GroundAnswer(Answer):
    """A place that is withheld."""

    code = fields.String()
    place = fields.String()
    reason = fields.String()


class NumberFound(Answer):
    """A number of a person in a file that goes out, hidden but for its ends."""

    name = fields.String()
    place = fields.Integer()
    masked = fields.String()


class NumbersAnswer(Answer):
    """Numbers of persons in what goes out. ``mark`` is what ``numbers_confirmed`` confirms."""

    mark = fields.String()
    is_confirmed = fields.Boolean()
    found = fields.List(fields.Nested(NumberFound))


class ParagraphAnswer(Answer):
    """A paragraph of the letter. What is fixed follows from rules."""

    place = fields.Integer()
    role = fields.String()
    text = fields.String()
    is_fixed = fields.Boolean()


class LetterDrawn(Answer):
    """The letter of the answer as it stands."""

    title = fields.String()
    number = fields.String()
    state = fields.String()
    paragraphs = fields.List(fields.Nested(ParagraphAnswer))


class WrittenAnswer(Answer):
    """The answer at work. ``seen`` belongs to the next save, ``asked`` are the facts it takes."""

    request_id = fields.UUID()
    state = fields.String(allow_none=True)
    seen = fields.Integer()
    code = fields.String()
    text = fields.String()
    facts = fields.Dict(keys=fields.String(), values=fields.Raw())
    grounds = fields.List(fields.Nested(GroundAnswer))
    enclosures = fields.List(fields.UUID())
    asked = fields.List(fields.String())
    lacking = fields.List(fields.String())
    offered = fields.List(fields.UUID())
    numbers = fields.Nested(NumbersAnswer)
    letter = fields.Nested(LetterDrawn, allow_none=True)


class AnswerSaved(Answer):
    """Where an answer stands after a save."""

    request_id = fields.UUID()
    state = fields.String()
    code = fields.String()
    seen = fields.Integer()
