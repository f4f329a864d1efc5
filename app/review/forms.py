"""The forms of review: one opinion form per kind of step, and the small ones beside it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length, Optional

from app.kit.forms import Form
from app.kit.time import BEIJING
from app.people.models import Person
from app.review import answers
from app.review.actions.once import LONGEST_KEY
from app.review.actions.writing import LONGEST_TEXT
from app.review.answers import LONGEST_ANSWER, Kind, Question
from app.review.models import Step
from app.review.opinion import CONFIRM, RETURN, OpinionGiven

AFTER = (
    SelectChoice("steps", _l("Step by step: every step between decides again")),
    SelectChoice("straight", _l("Straight back to this step; changed opinions are confirmed")),
)


class KeyedForm(Form):
    """A form that changes something: sending it twice does it once."""

    key = HiddenField(validators=[DataRequired(), Length(max=LONGEST_KEY)])


class ReasonForm(KeyedForm):
    """Why something is recalled or cancelled."""

    text = TextAreaField(_l("Reason"), validators=[DataRequired(), Length(max=LONGEST_TEXT)])


class ForwardForm(KeyedForm):
    """To which leader the office forwards."""

    chosen = SelectField(_l("Leader"), validators=[DataRequired()])
    text = TextAreaField(_l("Note"), validators=[Length(max=LONGEST_TEXT)])

    def leader(self) -> UUID | None:
        """The leader chosen; None for what is no id."""
        return _uuid(self.chosen.data)


class HandOverForm(KeyedForm):
    """Of whom a confirmation is asked whose giver has left, and why."""

    chosen = SelectField(_l("Somebody else with this post"), validators=[DataRequired()])
    text = TextAreaField(_l("Reason"), validators=[DataRequired(), Length(max=LONGEST_TEXT)])

    def holder(self) -> UUID | None:
        """The person chosen; None for what is no id."""
        return _uuid(self.chosen.data)


class OpinionForm(KeyedForm):
    """What every opinion has; ``opinion_form`` adds what the step asks."""

    digest = HiddenField(validators=[DataRequired(), Length(max=128)])
    verdict = RadioField(_l("Outcome"), validators=[DataRequired(_l("Choose an outcome."))])
    text = TextAreaField(_l("Opinion"), validators=[Length(max=LONGEST_TEXT)])

    def opinion(self) -> OpinionGiven:
        """The typed value."""
        return OpinionGiven(
            verdict=str(self.verdict.data),
            digest=str(self.digest.data),
            key=str(self.key.data),
            text=self.text.data or "",
            answers={name: field.data for name, field in self._fields.items()},
            chosen_id=_uuid(self._value("chosen")),
            return_to=self._value("return_to") or None,
            straight=self._value("after") == "straight",
            release_at=_beijing(self._value("release_at")),
        )

    def _value(self, name: str) -> Any:
        field = self._fields.get(name)
        return field.data if field else None


class ConfirmForm(KeyedForm):
    """Whether an earlier opinion holds for the changed text."""

    digest = HiddenField(validators=[DataRequired(), Length(max=128)])
    verdict = RadioField(_l("Outcome"), validators=[DataRequired(_l("Choose an outcome."))])
    return_to = SelectField(_l("Return to"), validate_choice=False)
    text = TextAreaField(_l("Opinion"), validators=[Length(max=LONGEST_TEXT)])

    def opinion(self) -> OpinionGiven:
        """The typed value."""
        return OpinionGiven(
            verdict=str(self.verdict.data),
            digest=str(self.digest.data),
            key=str(self.key.data),
            text=self.text.data or "",
            return_to=self.return_to.data if self.return_to else None,
        )


def opinion_form(
    step: Step, *, leaders: list[Person], titles: dict[str, str], **values: Any
) -> OpinionForm:
    """The form of ``step``: its outcomes, its questions, where it may return to."""
    fields: dict[str, Any] = {
        question.name: _field(question) for question in answers.questions(step.form)
    }
    if step.form == "office":
        choices = [SelectChoice("", _l("Choose a leader")), *map(leader_choice, leaders)]
        fields["chosen"] = SelectField(_l("Forward to"), choices=choices, validate_choice=False)
    if step.outcome("schedule"):
        fields["release_at"] = DateTimeLocalField(
            _l("Time of release (Beijing time)"), validators=[Optional()]
        )
    if step.ways_back:
        choices = _targets(step.ways_back, titles)
        fields["return_to"] = SelectField(_l("Return to"), choices=choices, validate_choice=False)
        fields["after"] = RadioField(_l("And then"), choices=AFTER, default="steps")
    form: OpinionForm = type("StepForm", (OpinionForm,), fields)(**values)
    form.verdict.choices = [SelectChoice(each["id"], each["label"]) for each in step.outcomes]
    return form


def confirm_form(ways_back: Sequence[str], *, titles: Mapping[str, str]) -> ConfirmForm:
    """The form to confirm with: where the case may be returned to instead, if anywhere."""
    form = ConfirmForm()
    form.verdict.choices = [
        SelectChoice(CONFIRM, _l("I confirm my opinion on the changed text")),
        *([SelectChoice(RETURN, _l("Return"))] if ways_back else []),
    ]
    if ways_back:
        form.return_to.choices = _targets(ways_back, titles)
    else:
        del form.return_to
    return form


def _targets(nodes: Sequence[str], titles: Mapping[str, str]) -> list[SelectChoice]:
    return [SelectChoice(node, titles.get(node, node)) for node in nodes]


def leader_choice(person: Person) -> SelectChoice:
    """A leader as a list offers him, told apart from others of the name."""
    return SelectChoice(str(person.id), person.label)


def _field(question: Question) -> Any:
    optional: dict[str, Any] = {"validators": [Length(max=LONGEST_ANSWER)]}
    if question.kind is Kind.CHOICE:
        choices = [SelectChoice(*choice) for choice in question.choices]
        return RadioField(question.words, choices=choices, validate_choice=False)
    if question.kind is Kind.TICK:
        return BooleanField(question.words)
    if question.kind is Kind.DAY:
        return DateField(question.words, validators=[Optional()])
    if question.is_short:
        return StringField(question.words, **optional)
    return TextAreaField(question.words, **optional)


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


def _beijing(value: datetime | None) -> datetime | None:
    return value.replace(tzinfo=BEIJING) if value else None
