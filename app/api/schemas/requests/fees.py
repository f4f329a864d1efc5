"""The fee of a request: how it was reckoned, until when it is due, what was paid."""

from marshmallow import fields

from app.api.fields import Answer, Count, Day, Given, KeptDay, Text, Word
from app.law.fees import Tariff

MOST, LINE, LONG = 100_000, 300, 1000


class ReckoningBody(Given):
    """By which tariff, and how many pieces or pages."""

    tariff = Word(Tariff, required=True)
    quantity = Count(least=1, most=MOST, required=True)


class NoticeReceivedBody(Given):
    """The day on which the applicant received the notice."""

    on = Day(required=True)


class MoneyBody(Given):
    """Whole yuan, paid or given back, and under which receipt."""

    amount = Count(least=1, most=MOST, required=True)
    on = Day(required=True)
    receipt_number = Text(most=100, least=1, required=True)
    words = Text(most=LINE, load_default="")


class LapseBody(Given):
    """What was looked at before the lapse was confirmed."""

    text = Text(most=LONG, least=1, required=True)


class PaymentAnswer(Answer):
    """Money that came in or was given back."""

    kind = fields.String()
    amount = fields.Integer()
    on = fields.Date()
    receipt_number = fields.String()
    words = fields.String()


class FeeAnswer(Answer):
    """The fee, if one was reckoned. ``forecast`` is what one piece would cost."""

    request_id = fields.UUID()
    forecast = fields.Integer()
    state = fields.String(allow_none=True)
    tariff = fields.String(allow_none=True)
    quantity = fields.Integer(allow_none=True)
    before = fields.Integer(allow_none=True)
    amount = fields.Integer(allow_none=True)
    noticed_on = fields.Date(allow_none=True)
    due_on = fields.Date(allow_none=True)
    paid_on = fields.Date(allow_none=True)
    lapsed_on = fields.Date(allow_none=True)
    payments = fields.List(fields.Nested(PaymentAnswer))


class FeeReckoned(Answer):
    """What is to be paid; nothing when the fee was dropped."""

    request_id = fields.UUID()
    amount = fields.Integer()


class FeeMoved(Answer):
    """Where request and fee stand after a command."""

    request_id = fields.UUID()
    state = fields.String()
    due_on = KeptDay(allow_none=True)
    fee_due_on = KeptDay(allow_none=True)
    paid_on = KeptDay(allow_none=True)
    lapsed_on = KeptDay(allow_none=True)
