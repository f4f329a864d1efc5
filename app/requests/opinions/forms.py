"""The office's forms about opinions: whom to ask, whether it arrived, what came, what it weighs."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    MultipleFileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, Optional

from app.kit.forms import SelectMultipleCheckboxes
from app.requests.forms import LINE, NEEDED, NOTE, KeyedForm
from app.requests.models import RequestFile
from app.requests.opinions.reasons import word
from app.requests.opinions.values import Asking, Disclosure, Party, Reply, Respondent
from app.requests.opinions.words import AnswerWay, PartyKind, SendingWay, Stance, Weighing
from app.requests.values import Upload

CHOOSE = InputRequired(_l("Choose one."))


def choices(words: Iterable[StrEnum]) -> list[SelectChoice]:
    """Every word with what it is called."""
    return [SelectChoice(each.value, word(each)) for each in words]


class PartyForm(KeyedForm):
    """Who is asked, about what, and what it may see."""

    party_kind = SelectField(
        _l("Who is asked"),
        choices=choices(PartyKind),
        description=_l(
            "An organ that made the information too and stays silent for 15 working days is deemed"
            " to agree (Article 34). One that is only concerned is consulted, so that what is"
            " disclosed is right (Article 11); if it stays silent this organ decides, as with a"
            " third party (Article 32)."
        ),
    )
    name = StringField(_l("Name of the party"), [NEEDED, *LINE])
    contact = StringField(_l("Contact person"), LINE)
    phone = StringField(_l("Telephone"), [Length(max=40)])
    email = StringField(_l("E-mail"), LINE)
    address = StringField(_l("Postal address"), [Length(max=300)])
    information = StringField(
        _l("Name of the information"), [NEEDED, *LINE],
        description=_l("As it is called among officials; never the words of the request."),
    )  # fmt: skip
    concerns = TextAreaField(
        _l("What of the information concerns the party"), [NEEDED, *NOTE],
        description=_l("What would be disclosed. Never who applied, nor the words of the request."),
    )  # fmt: skip
    question = TextAreaField(
        _l("What is to be answered in particular"), [*NOTE],
        description=_l("For example whether it is a trade secret, and which parts."),
    )  # fmt: skip
    shown = SelectMultipleCheckboxes(
        _l("Files the party may see"),
        description=_l(
            "It gets the copy for release. Look into each: the party must not learn who applied,"
            " nor what concerns others."
        ),
    )
    is_not_the_applicant = BooleanField(
        _l("Names that equal those of the applicant mean something else")
    )
    way = SelectField(_l("How the letter goes out"), choices=choices(SendingWay))

    def offer(self, files: Iterable[RequestFile]) -> "PartyForm":
        """The form with the files that may be shown."""
        self.shown.choices = [SelectChoice(str(each.id), each.file.name) for each in files]
        return self

    def asking(self) -> Asking:
        """What was filled in; only of a form that was found valid."""
        return Asking(
            party_kind=PartyKind(self.party_kind.data),
            party=Party(
                name=self.name.data or "",
                contact=self.contact.data or "",
                phone=self.phone.data or "",
                email=self.email.data or "",
                address=self.address.data or "",
            ),
            information=self.information.data or "",
            concerns=self.concerns.data or "",
            question=self.question.data or "",
            way=SendingWay(self.way.data),
            shown=tuple(UUID(each) for each in self.shown.data or []),
            is_not_the_applicant=bool(self.is_not_the_applicant.data),
        )


class ServiceForm(KeyedForm):
    """The letter arrived."""

    on = DateField(_l("Letter received on"), [NEEDED])
    how = StringField(
        _l("How that is known"), [NEEDED, Length(max=300)],
        description=_l("For example: signed for, number of the postal receipt."),
    )  # fmt: skip


class UnreachableForm(KeyedForm):
    """It could not be delivered."""

    why = TextAreaField(_l("What was tried, and when"), [NEEDED, *NOTE])


class RecordForm(KeyedForm):
    """An answer that came to the office."""

    on = DateField(_l("Day it came in"), [NEEDED])
    way = RadioField(
        _l("How the answer came"), [CHOOSE], choices=choices([AnswerWay.PAPER, AnswerWay.TELEPHONE])
    )
    stance = RadioField(_l("What the party says"), [CHOOSE], choices=choices(Stance))
    reason = TextAreaField(_l("Parts and reasons"), [*NOTE])
    respondent = StringField(_l("Who answered for the party"), [NEEDED, *LINE])
    phone = StringField(_l("Telephone"), [Length(max=40)])
    files = MultipleFileField(
        _l("Files"), [Optional()],
        description=_l("The answer itself, scanned; of a telephone call a note, if there is one."),
    )  # fmt: skip

    def reply(self, uploads: tuple[Upload, ...]) -> Reply:
        """What was filled in; only of a form that was found valid."""
        assert self.on.data  # needed
        return Reply(
            stance=Stance(self.stance.data),
            reason=self.reason.data or "",
            way=AnswerWay(self.way.data),
            respondent=Respondent(self.respondent.data or "", self.phone.data or ""),
            on=self.on.data,
            uploads=uploads,
        )


class CodeForm(KeyedForm):
    """A new code is shown: nothing to fill in."""


class DecisionForm(KeyedForm):
    """What the third party is told before its information is disclosed."""

    contents = TextAreaField(
        _l("What is disclosed"), [NEEDED, *NOTE],
        description=_l("Stands in the letter to the third party (Article 32)."),
    )  # fmt: skip
    reasons = TextAreaField(
        _l("Why not disclosing it may seriously affect the public interest"), [NEEDED, *NOTE],
        description=_l("Names no applicant."),
    )  # fmt: skip
    is_not_the_applicant = BooleanField(
        _l("Names that equal those of the applicant mean something else")
    )

    def told(self) -> Disclosure:
        """What was written; only of a form that was found valid."""
        return Disclosure(
            contents=self.contents.data or "",
            reasons=self.reasons.data or "",
            is_not_the_applicant=bool(self.is_not_the_applicant.data),
        )


class ReopenForm(KeyedForm):
    """The party may answer once more."""

    until = DateField(
        _l("Open until"), [NEEDED],
        description=_l("The party gets a new code. The applicant's term does not stand still."),
    )  # fmt: skip


class WeighForm(KeyedForm):
    """What the office makes of it."""

    weighing = RadioField(_l("What follows"), [CHOOSE], choices=choices(Weighing))
    why = TextAreaField(
        _l("Why"), [*NOTE],
        description=_l(
            "Needed when the party is silent, or when the decision differs from what it said."
        ),
    )  # fmt: skip


class DecisionToldForm(KeyedForm):
    """The third party was told that its information is disclosed all the same."""

    on = DateField(_l("Told in writing on"), [NEEDED])
    how = StringField(
        _l("How the letter was served"), [NEEDED, Length(max=300)],
        description=_l("The letter says what is disclosed and why (Article 32)."),
    )  # fmt: skip
