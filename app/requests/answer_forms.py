"""The forms in which an answer is written: the decision, and for each what its letter needs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    Field,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, Optional

from app.kit.forms import Form, SelectMultipleCheckboxes
from app.law.decisions import OWN_RECORDS, Code
from app.notices.letters.facts.answers import OF_GROUND, View, Which
from app.requests.forms import KeyedForm
from app.requests.letters.known import Earlier
from app.requests.models import RequestFile
from app.requests.reasons import DECISIONS, PARTS, VIEWS, word
from app.requests.values import AnswerDraft

LINE, LONG = [Length(max=300)], [Length(max=2000)]
ANY_PART = [SelectChoice(each.value, PARTS[each]) for each in Which]


class AnswerForm(KeyedForm):
    """What is decided, and which files go with it."""

    code = SelectField(
        _l("Decision"),
        [Optional()],
        choices=[],
    )
    text = TextAreaField(
        _l("Note to those who review"),
        [Length(max=20000)],
        description=_l("Stays in the house; it is no part of the letter."),
    )
    seen = IntegerField(validators=[InputRequired()])
    enclosures = SelectMultipleCheckboxes(
        _l("Files that go with the answer"),
        description=_l("The applicant gets copies without hidden contents, never the originals."),
    )

    def offer(self, files: Iterable[RequestFile], *, about_own: bool) -> "AnswerForm":
        """The form with what may be decided, and the files that may go with the answer."""
        offered = [
            SelectChoice(code.value, DECISIONS[code])
            for code in Code
            if code is not Code.O3 and (about_own or code not in OWN_RECORDS)
        ]
        self.code.choices = [SelectChoice("", "—"), *offered]
        self.enclosures.choices = [
            SelectChoice(str(each.file_id), f"{each.file.name} · {word(each.role)}")
            for each in files
        ]
        return self

    def draft(self, facts: dict[str, Any], grounds: tuple[dict[str, str], ...]) -> AnswerDraft:
        """What was written; only of a form that was found valid."""
        return AnswerDraft(
            code=self.code.data or "",
            text=self.text.data or "",
            facts=facts,
            grounds=grounds,
            enclosures=tuple(UUID(each) for each in self.enclosures.data or []),
        )


class NeedsForm(Form):
    """Everything some decision may ask for; a page shows what the chosen one needs."""

    class Meta(Form.Meta):
        """Sent within the form of the answer, which bears the token."""

        csrf = False

    title = StringField(
        _l("Title of the information"), LINE,
        description=_l("As it is published, without 《》."),
    )  # fmt: skip
    link = StringField(
        _l("Where it is public"), LINE,
        description=_l("The address on the web, or the gazette with its number and page."),
    )  # fmt: skip
    way = StringField(
        _l("How it is provided"), LINE,
        description=_l("Left blank, the letter says what the applicant asked for."),
    )  # fmt: skip
    examined_on = DateField(_l("Day of the secrecy review of the information"), [Optional()])
    secrecy_opinion = TextAreaField(
        _l("What the secrecy review found"), LONG,
        description=_l("In words that may stand in the letter; never the secret itself."),
    )  # fmt: skip
    forbidding_law = StringField(
        _l("Law or administrative regulation that forbids it, with its article"), LINE,
        description=_l("For example 《中华人民共和国统计法》第二十八条."),
    )  # fmt: skip
    view = SelectField(
        _l("What the third party said"),
        [Optional()],
        choices=[SelectChoice("", "—"), *(SelectChoice(v.value, VIEWS[v]) for v in View)],
    )
    danger = TextAreaField(_l("What it would endanger, and how"), LONG)
    which = SelectMultipleCheckboxes(_l("What exactly it is about"), choices=ANY_PART)
    discretion_reason = TextAreaField(
        _l("Why it is withheld although it might be given"), LONG,
        description=_l("Say what harm disclosure would do; that it is internal is not enough."),
    )  # fmt: skip
    information = StringField(
        _l("Kind of information"), LINE, description=_l("For example 不动产登记资料.")
    )
    special_rules = StringField(
        _l("Law under which it is looked up"), LINE,
        description=_l("For example 《不动产登记暂行条例》."),
    )  # fmt: skip
    where_to_get = StringField(_l("Where it is to be had"), LINE)
    remark = TextAreaField(
        _l("Remark on the search"), LONG,
        description=_l("For example why there is no such information."),
    )  # fmt: skip
    right_organ = StringField(_l("Organ that has it"), LINE)
    organ_unknown = BooleanField(_l("It cannot be determined which organ has it"))
    contact = StringField(_l("Its address and telephone"), LINE)
    what_would_be_needed = TextAreaField(_l("What would have to be made"), LONG)
    unclear = TextAreaField(_l("What is still unclear after the correction"), LONG)
    other_channel = StringField(
        _l("Channel for petitions, complaints and reports"), LINE,
        description=_l("For example 云川市信访局接待大厅、12345政务服务便民热线."),
    )  # fmt: skip
    earlier = SelectField(_l("Earlier answer to the same applicant"), [Optional()], choices=[])
    reasons_why_not = TextAreaField(_l("Why the reasons do not hold"), LONG)
    what_is_held = TextAreaField(
        _l("What the applicant holds already"), LONG,
        description=_l("A sentence for the letter, after “理由：”."),
    )  # fmt: skip
    wrong_record = TextAreaField(
        _l("Record that is said to be wrong, and what it should say"), LONG,
        description=_l("Names what stands in the register, never an identity number."),
    )  # fmt: skip
    why_not_wrong = TextAreaField(_l("Why it is not found to be wrong"), LONG)
    reason = TextAreaField(
        _l("Reason"), LONG, description=_l("A sentence for the letter, after “理由：”.")
    )
    notice_number = StringField(
        _l("Number of the notice"), LINE,
        description=_l("Only when the notice was not drawn up here."),
    )  # fmt: skip

    def offer(self, code: Code | None, earlier: Sequence[Earlier]) -> "NeedsForm":
        """The form with the choices of this very case."""
        fitting = OF_GROUND.get(code, ()) if code else ()
        self.which.choices = [SelectChoice(each.value, PARTS[each]) for each in fitting]
        self.earlier.choices = [
            SelectChoice("", "—"),
            *(
                SelectChoice(str(e.id), f"{e.number}（{e.served_on.isoformat()}）{e.title}")
                for e in earlier
            ),
        ]
        return self

    def shown(self, names: Iterable[str]) -> list[Field]:
        """The fields with these names, in their order."""
        return [self[name] for name in names]

    def besides(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """What was typed in the other fields: it comes back when their decision is chosen again."""
        hidden = self._fields.keys() - set(names)
        return [
            (self[name].name, str(value))
            for name in self._fields
            if name in hidden
            for value in self[name].raw_data or ()
            if value
        ]

    def facts(self, names: Iterable[str]) -> dict[str, Any]:
        """What was written under these names, as plain values; nothing blank."""
        written = {name: _plain(self[name].data) for name in names}
        return {name: value for name, value in written.items() if value}


def kept_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """What was saved, as the fields take it."""
    days = {"examined_on"}
    return {
        name: date.fromisoformat(value) if name in days and value else value
        for name, value in facts.items()
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
