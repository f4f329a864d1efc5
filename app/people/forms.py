"""What is asked when signing in and when accounts, posts and organs are kept."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    HiddenField,
    PasswordField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Regexp

from app.kit.forms import Form
from app.people.actions.organs import OrganGiven
from app.people.actions.persons import LOGIN, PersonGiven, PostGiven
from app.people.errors import LoginMalformed
from app.people.models import Duty, Lane, Organ, Person, Scope, Unit
from app.people.passwords import LONGEST
from app.ui.security import is_local_path

LANES = {
    Lane.DRAFTER: _l("Drafter"),
    Lane.UNIT_HEAD: _l("Head of unit"),
    Lane.DISCLOSURE_OFFICE: _l("Disclosure office"),
    Lane.LEADER: _l("Leader"),
    Lane.SECRECY_REVIEWER: _l("Secrecy reviewer"),
    Lane.PUBLISHER: _l("Publisher"),
    Lane.OFFICE_HEAD: _l("Head of the disclosure office"),
    Lane.LEGAL_REVIEWER: _l("Legal reviewer"),
}
SCOPES = {
    Scope.READ: _l("read cases, documents and requests"),
    Scope.WORK: _l("claim steps, give opinions and work on requests"),
    Scope.DRAFT: _l("write and submit drafts and answers"),
}
DUTIES = {
    Duty.SYSTEM: _l("System administrator"),
    Duty.SECURITY: _l("Security administrator"),
    Duty.AUDIT: _l("Auditor"),
}
LANE_CHOICES = [SelectChoice(lane.value, word) for lane, word in LANES.items()]
DUTY_CHOICES = [SelectChoice(duty.value, word) for duty, word in DUTIES.items()]
LINE = [DataRequired(_l("This is needed.")), Length(max=100)]


def optional_id(text: object) -> UUID | None:
    """A choice of a row, or of none. Raises ValueError for anything else."""
    return UUID(str(text)) if text else None


def _choices(units: Sequence[Unit], *, none: LazyString) -> list[SelectChoice]:
    rows = [SelectChoice(str(unit.id), unit.name) for unit in units]
    return [SelectChoice("", none), *rows]


class SignInForm(Form):
    """Who somebody says he is."""

    login = StringField(
        _l("Sign-in name"),
        [DataRequired(_l("Enter your sign-in name.")), Length(max=60)],
        render_kw={"autocomplete": "username", "autocapitalize": "none"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_l("Enter your password.")), Length(max=LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()

    def credentials(self) -> tuple[str, str]:
        """Sign-in name and password."""
        return self.login.data or "", self.password.data or ""

    def target(self) -> str | None:
        """Where to go after signing in, if that is a page of ours."""
        return self.next.data if is_local_path(self.next.data) else None


class PasswordForm(Form):
    """An own password instead of the present one."""

    present = PasswordField(
        _l("Present password"),
        [InputRequired(_l("Enter your present password.")), Length(max=LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(
        _l("New password"),
        [InputRequired(_l("Enter a new password.")), Length(max=LONGEST)],
        description=_l(
            "12 to 128 characters with three of these: small letters, capitals, digits, others. "
            "No common words, no names of the organ or of yourself."
        ),
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("New password again"),
        [EqualTo("new", _l("The two new passwords differ."))],
        render_kw={"autocomplete": "new-password"},
    )

    def passwords(self) -> tuple[str, str]:
        """The present one and the new one."""
        return self.present.data or "", self.new.data or ""


class PersonForm(Form):
    """What is known about somebody who has an account."""

    name = StringField(_l("Name of the person"), LINE)
    staff_number = StringField(
        _l("Staff number"),
        [DataRequired(_l("This is needed.")), Length(max=20)],
        description=_l("Tells people of one name apart."),
    )
    unit_id = SelectField(_l("Unit"), coerce=optional_id)

    def offer(self, units: Sequence[Unit]) -> "PersonForm":
        """Let the form choose among ``units``."""
        self.unit_id.choices = _choices(units, none=_l("None"))
        return self


class NewPersonForm(PersonForm):
    """A new account."""

    login = StringField(
        _l("Sign-in name"),
        [DataRequired(_l("This is needed.")), Regexp(LOGIN, message=LoginMalformed.message)],
    )
    duty = SelectField(
        _l("Administrator's duty"),
        choices=[SelectChoice("", _l("None: holds posts")), *DUTY_CHOICES],
        coerce=lambda text: Duty(text) if text else None,
        description=_l("Administrators hold no posts and see no business."),
    )

    def offer_duties_only(self) -> None:
        """Outside every organ there are administrators only."""
        self.duty.choices = list(DUTY_CHOICES)

    def person(self, organ: Organ | None) -> PersonGiven:
        """What was said, for somebody of ``organ`` or of the installation."""
        return PersonGiven(
            login=self.login.data or "",
            name=self.name.data or "",
            staff_number=self.staff_number.data or "",
            organ_id=organ.id if organ else None,
            unit_id=self.unit_id.data,
            duty=self.duty.data,
        )


class PostForm(Form):
    """One more post."""

    lane = SelectField(
        _l("Lane"),
        choices=LANE_CHOICES,
        coerce=Lane,
    )
    post_unit_id = SelectField(_l("Valid for"), coerce=optional_id)
    is_deputy = BooleanField(_l("Deputy"))

    def offer(self, units: Sequence[Unit]) -> "PostForm":
        """Let the form choose among ``units`` and the whole organ."""
        self.post_unit_id.choices = _choices(units, none=_l("The whole organ"))
        return self

    def post(self) -> PostGiven:
        """What was chosen."""
        return PostGiven(self.lane.data, self.post_unit_id.data, self.is_deputy.data)


class OrganForm(Form):
    """What is known about an organ."""

    code = StringField(
        _l("Organ code"),
        [
            DataRequired(_l("This is needed.")),
            Regexp(
                r"^[0-9A-Z]{9,18}\Z", message=_l("9 to 18 digits and capitals, without spaces.")
            ),
        ],
        description=_l("Unified social credit code or organisation code."),
    )
    name = StringField(_l("Full name"), LINE)
    short_name = StringField(_l("Short name"), LINE)
    number_prefix = StringField(
        _l("Document number prefix"),
        [DataRequired(_l("This is needed.")), Length(max=20)],
        description=_l("The characters before the year of a document number, for example 云商."),
    )
    review_organ = StringField(_l("Organ of administrative reconsideration"), [Length(max=100)])
    authorities = TextAreaField(
        _l("Filing authorities"),
        [Length(max=2000)],
        description=_l("One a line, in the order in which they are filed with."),
    )

    def organ(self) -> OrganGiven:
        """What was said."""
        lines = [line.strip()[:100] for line in (self.authorities.data or "").splitlines()]
        return OrganGiven(
            code=self.code.data or "",
            name=self.name.data or "",
            short_name=self.short_name.data or "",
            number_prefix=self.number_prefix.data or "",
            review_organ=self.review_organ.data or "",
            authorities=[line for line in lines if line],
        )


class AuthorityForm(Form):
    """Which organ of this installation an authority is, if any."""

    receiver = SelectField(_l("Organ on this installation"))

    def offer(self, organs: Sequence[Organ]) -> "AuthorityForm":
        """Let the organs be chosen."""
        rows = [SelectChoice(str(organ.id), organ.name) for organ in organs]
        self.receiver.choices = [SelectChoice("", _l("none: receipt is noted by hand")), *rows]
        return self

    def receiver_id(self) -> UUID | None:
        """What was chosen; only of a form that was found valid."""
        return optional_id(self.receiver.data)


class UnitForm(Form):
    """The name of a unit."""

    unit_name = StringField(_l("Name of the unit"), LINE)

    def text(self) -> str:
        """The name."""
        return self.unit_name.data or ""


def person_form(person: Person, units: Sequence[Unit]) -> PersonForm:
    """The form about ``person`` as he stands."""
    return PersonForm(obj=person).offer(units)
