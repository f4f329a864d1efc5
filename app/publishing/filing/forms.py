"""The forms about filings: sending, receipt, and which filings a list holds."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length, Optional

from app.kit.forms import Form
from app.kit.time import today
from app.people.models import FilingAuthority
from app.publishing.filing.values import Receipt, Sending, Wanted, read, wanted_in
from app.publishing.models import FilingState
from app.publishing.reasons import WORDS


class KeyedForm(Form):
    """A command that is carried out once, however often it is sent."""

    key = HiddenField(validators=[Length(max=64)])

    def once(self) -> str:
        """The key that came with it."""
        return self.key.data or uuid4().hex


class SendingForm(KeyedForm):
    """A filing went out."""

    on = DateField(_l("Sent on"), [DataRequired()])
    means = StringField(_l("By what means"), [DataRequired(), Length(max=100)])

    def sending(self) -> Sending:
        """What was noted; only of a form that was found valid."""
        return Sending(means=self.means.data or "", on=self.on.data or today())


class SendingsForm(SendingForm):
    """Several filings of one page went out together."""

    filings = SelectMultipleField(
        _l("Filings"), [DataRequired(_l("Choose at least one filing."))], validate_choice=False
    )

    def chosen(self) -> list[UUID]:
        """What was chosen. Whether it is the organ's and still due, the action finds out."""
        return [found for text in self.filings.data or [] if (found := read(UUID, text))]


class ReceiptForm(KeyedForm):
    """A filing was confirmed."""

    on = DateField(_l("Received on"), [DataRequired()])
    number = StringField(_l("Receipt number"), [Length(max=100)])

    def receipt(self) -> Receipt:
        """What was noted; only of a form that was found valid."""
        return Receipt(number=self.number.data or "", on=self.on.data or today())


class ConfirmationForm(KeyedForm):
    """The authority confirms it today, under its own number."""

    number = StringField(_l("Receipt number"), [DataRequired(), Length(max=100)])

    def receipt(self) -> Receipt:
        """What is confirmed; only of a form that was found valid."""
        return Receipt(number=self.number.data or "", on=today())


class WantedForm(Form):
    """Which filings a list holds."""

    class Meta(Form.Meta):
        """It only reads."""

        csrf = False

    state = SelectField(_l("State"), [Optional()])
    authority = SelectField(_l("Authority"), [Optional()])
    since = DateField(_l("Published from"), [Optional()])
    until = DateField(_l("Published until"), [Optional()])

    def offer(self, authorities: Sequence[FilingAuthority]) -> "WantedForm":
        """Let the authorities of the organ be chosen."""
        every = SelectChoice("", _l("All"))
        states = [SelectChoice(word.value, text) for word, text in WORDS[FilingState].items()]
        self.state.choices = [every, *states]
        rows = [SelectChoice(str(each.id), each.name) for each in authorities]
        self.authority.choices = [every, *rows]
        return self

    def wanted(self) -> Wanted:
        """What is asked for; a field that cannot be read asks for nothing."""
        good = {field.name: field.data for field in self if field.data and not field.errors}
        return wanted_in({name: str(value) for name, value in good.items()})
