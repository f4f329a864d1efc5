"""The public's forms: the application (Art. 29, no purpose), number and code, answering back."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Self
from uuid import UUID, uuid4

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    MultipleFileField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from app.kit.forms import Form
from app.law.applicants import OF_A_PERSON, OF_AN_ORGANISATION, ORGANISATIONS, plain_number
from app.law.applicants import ApplicantType as Kind
from app.law.receipt import Channel
from app.requests.applicant import Applicant
from app.requests.checking import LONGEST_DESCRIPTION
from app.requests.errors import DescriptionTooLong
from app.requests.models import WantedForm, WantedWay
from app.requests.reasons import word
from app.requests.values import Intake

NEEDED = DataRequired(_l("This is needed."))
MOST_SHOWN = 5
LINE = Length(max=200)
OF_THE_APPLICANT = (
    *("kind", "name", "paper", "paper_number", "representative", "contact", "phone", "email"),
    *("fax", "address", "postcode", "agent", "agent_paper", "agent_paper_number", "agent_phone"),
)


def choices(words: Iterable[StrEnum]) -> list[SelectChoice]:
    """Every word with what it is called."""
    return [SelectChoice(each.value, word(each)) for each in words]


def usual_first(words: Iterable[StrEnum], usual: StrEnum) -> list[StrEnum]:
    """The words, with the one most people choose on the web before the others."""
    return [usual, *(each for each in words if each is not usual)]


class LetInForm(Form):
    """Number and code of a receipt."""

    number = StringField(
        _l("Register number"), [NEEDED, Length(max=100)],
        description=_l("As it stands on your receipt; brackets of any kind."),
    )  # fmt: skip
    code = StringField(
        _l("Code"), [NEEDED, Length(max=40)],
        description=_l("Twelve letters and digits; small letters are the same as capitals."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )  # fmt: skip


class KeyedForm(Form):
    """A form that is carried out once, however often it is sent."""

    key = HiddenField(validators=[DataRequired(), Length(max=64)])

    def keyed(self) -> Self:
        """The form with a key: the one it came with, or a new one."""
        self.key.data = self.key.data or uuid4().hex
        return self


class CorrectionForm(KeyedForm):
    """What the applicant adds or sets right."""

    text = TextAreaField(
        _l("Your correction"), [NEEDED, Length(max=LONGEST_DESCRIPTION)],
        description=_l("Answer each point of the notice of correction."),
    )  # fmt: skip
    files = MultipleFileField(_l("Files"), [Optional()])


class ReasonsForm(KeyedForm):
    """Why somebody asks so often (Art. 35)."""

    text = TextAreaField(_l("Your reasons"), [NEEDED, Length(max=LONGEST_DESCRIPTION)])


class WithdrawalForm(KeyedForm):
    """The applicant no longer wants it."""

    sure = BooleanField(
        _l("I withdraw this request. It will not be answered."),
        [DataRequired(_l("Tick the box if you want to withdraw the request."))],
    )


class ApplicationForm(KeyedForm):
    """What Article 29 asks for and nothing else. Which papers there are depends on who applies."""

    found_published = IntegerField(validators=[Optional(), NumberRange(0, MOST_SHOWN)])
    description = TextAreaField(
        _l("Which information do you ask for?"),
        [NEEDED],
        description=_l(
            "Its title, its number, or other features by which it can be found: about what, of"
            " which years, made by whom. For example: “Payments for the renovation of farmers’"
            " markets in 2025: list of recipients and amounts”."
        ),
    )
    wanted_form = SelectField(
        _l("In which form?"), choices=choices(usual_first(WantedForm, WantedForm.ELECTRONIC))
    )
    wanted_way = SelectField(
        _l("How do you want to receive the answer?"),
        choices=choices(usual_first(WantedWay, WantedWay.ONLINE)),
        description=_l("By post, e-mail or fax: enter the address below as well."),
    )
    kind = SelectField(_l("Kind of organisation"))
    name = StringField(
        _l("Name of the applicant"), [NEEDED, LINE],
        description=_l("As on the identity paper or certificate. Rare characters are welcome."),
        render_kw={"autocomplete": "name"},
    )  # fmt: skip
    paper = SelectField(_l("Identity paper"))
    paper_number = StringField(
        _l("Number of the paper"), [NEEDED, Length(max=60)],
        description=_l(
            "The law asks for it (Article 29). It is kept encrypted and shown to nobody in full."
        ),
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )  # fmt: skip
    representative = StringField(_l("Legal representative"), [LINE])
    contact = StringField(_l("Contact person"), [LINE])
    phone = StringField(
        _l("Telephone"), [Length(max=40)],
        description=_l("The office calls this number to confirm that your request has arrived."),
        render_kw={"type": "tel", "autocomplete": "tel"},
    )  # fmt: skip
    address = StringField(
        _l("Postal address"), [Length(max=300)], render_kw={"autocomplete": "street-address"}
    )
    postcode = StringField(
        _l("Postcode"), [Length(max=20)], render_kw={"autocomplete": "postal-code"}
    )
    email = StringField(_l("E-mail"), [LINE], render_kw={"autocomplete": "email"})
    fax = StringField(_l("Fax"), [Length(max=40)])
    agent = StringField(
        _l("Agent"), [LINE],
        description=_l("Only when you act for somebody else: your own name. Send the letter of"
                       " authority along as a file."),
    )  # fmt: skip
    agent_paper = SelectField(_l("Identity paper of the agent"))
    agent_paper_number = StringField(_l("Number of the agent's paper"), [Length(max=60)])
    agent_phone = StringField(_l("Telephone of the agent"), [Length(max=40)])
    is_own_information = BooleanField(
        _l("It is about information on myself"),
        description=_l("The office then asks you to prove who you are before it gives it out."),
    )
    needs_help = BooleanField(
        _l("I have difficulty reading, seeing or hearing"),
        description=_l("The office offers you the help you need (Article 43)."),
    )

    files = MultipleFileField(
        _l("Files to send along"), [Optional()],
        description=_l("At most 5 files of 20 MB each: for example a letter of authority."),
    )  # fmt: skip

    def __init__(self, *, is_organisation: bool, **options: Any) -> None:
        super().__init__(**options)
        self.is_organisation = is_organisation
        self.kind.choices = choices(ORGANISATIONS if is_organisation else [Kind.NATURAL_PERSON])
        self.paper.choices = choices(OF_AN_ORGANISATION if is_organisation else OF_A_PERSON)
        self.agent_paper.choices = choices(OF_A_PERSON)

    def validate_description(self, field: TextAreaField) -> None:
        """A sentence that says what to do instead."""
        if len(field.data or "") > LONGEST_DESCRIPTION:
            too_long = DescriptionTooLong(most=LONGEST_DESCRIPTION)
            field.errors = [*field.errors, str(too_long)]

    def intake(self, organ_id: UUID) -> Intake:
        """The application; only of a form that was found valid."""
        return Intake(
            organ_id=organ_id,
            channel=Channel.WEB,
            applicant=self._applicant(),
            description="\n".join((self.description.data or "").splitlines()),
            wanted_form=WantedForm(self.wanted_form.data),
            wanted_way=WantedWay(self.wanted_way.data),
            is_own_information=bool(self.is_own_information.data),
            needs_help=bool(self.needs_help.data),
            found_published=self.found_published.data or 0,
        )

    def written(self) -> Iterator[tuple[str, str]]:
        """Every value, to be carried from the page of the form to the one that sends it."""
        for field in self:
            if field.type == "BooleanField":
                if field.data:
                    yield field.name, "y"
            elif field.type not in ("CSRFTokenField", "MultipleFileField"):
                yield field.name, str("" if field.data is None else field.data)

    def _applicant(self) -> Applicant:
        values = {name: self[name].data or "" for name in OF_THE_APPLICANT}
        if not values["agent"]:
            values["agent_paper"] = ""
        for name in ("paper_number", "agent_paper_number"):
            values[name] = plain_number(values[name])
        return Applicant(**values)
