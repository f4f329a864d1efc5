"""The forms of fees: turning them on, reckoning one, its notice, payment and refund."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, NumberRange

from app.kit.forms import Form
from app.kit.time import today
from app.law.fees import Tariff
from app.requests.fees.reasons import WORDS
from app.requests.forms import NEEDED, KeyedForm, lies_behind
from app.requests.values import Money

MOST = 100_000
A_WHOLE_NUMBER = _l("Enter a whole number from 1 to 100000.")
A_NUMBER = NumberRange(1, MOST, A_WHOLE_NUMBER)


class FeeSettingsForm(Form):
    """Whether the organ charges."""

    is_on = BooleanField(_l("This organ charges the fee for handling requests"))
    way_to_pay = TextAreaField(
        _l("How it is paid"),
        [Length(max=1000)],
        description=_l("Stands in the notice of fee: the account of the treasury, where to pay."),
    )


class ReckonForm(KeyedForm):
    """One tariff for the request, by piece or by page."""

    tariff = RadioField(
        _l("Tariff"),
        [InputRequired(_l("Choose one."))],
        choices=[SelectChoice(each.value, WORDS[each]) for each in Tariff],
    )
    quantity = IntegerField(
        _l("Pieces or pages of this request"),
        [InputRequired(A_WHOLE_NUMBER), A_NUMBER],
    )


class LetterForm(KeyedForm):
    """The notice is drawn up from what was reckoned: there is nothing to fill in."""


class IssueForm(KeyedForm):
    """The draft gets its number: there is nothing to fill in."""


class NoticeForm(KeyedForm):
    """The day on which the applicant received the notice."""

    on = DateField(
        _l("Day the applicant received the notice of fee"),
        [NEEDED, lies_behind],
        description=_l("From the next day twenty working days run to pay; the reply stands still."),
    )


class MoneyForm(KeyedForm):
    """A sum, its day and its receipt."""

    amount = IntegerField(_l("Yuan"), [InputRequired(A_WHOLE_NUMBER), A_NUMBER])
    receipt_number = StringField(_l("Number of the receipt"), [NEEDED, Length(max=100)])
    words = StringField(_l("Remark"), [Length(max=300)])

    def money(self) -> Money:
        """What was written; only of a form that was found valid."""
        return Money(
            self.amount.data or 0,
            self["on"].data or today(),
            self.receipt_number.data or "",
            self.words.data or "",
        )


class PaymentForm(MoneyForm):
    """What the applicant paid."""

    on = DateField(
        _l("Paid on"), [NEEDED, lies_behind],
        description=_l("The day of payment decides, not the day on which it is written down."),
    )  # fmt: skip


class LapseForm(KeyedForm):
    """That nothing was paid in time."""

    words = TextAreaField(
        _l("What was looked at"), [NEEDED, Length(max=1000)],
        description=_l("For example: the account of the treasury was checked for this number."),
    )  # fmt: skip


class RefundForm(MoneyForm):
    """What was given back."""

    on = DateField(_l("Given back on"), [NEEDED, lies_behind])
