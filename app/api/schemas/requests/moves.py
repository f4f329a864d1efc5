"""What may happen to a request at any time: correction, extension, reasons, withdrawal."""

from app.api.fields import Count, Day, Given, Text
from app.api.schemas.requests.procedure import HOW, NOTE
from app.requests.terms import LONGEST_DELAY

LONGEST_SAID = 5000


class CorrectionAskedBody(Given):
    """What is to be corrected, by a notice that was not drawn up here."""

    points = Text(most=NOTE, least=1, required=True)
    on = Day(required=True)


class ReceivedBody(Given):
    """On which day the applicant received it."""

    on = Day(required=True)


class SaidBody(Given):
    """What the applicant said, and on which day it came in."""

    text = Text(most=LONGEST_SAID, least=1, required=True)
    on = Day(required=True)


class ExtensionBody(Given):
    """By how many working days, and why; over twenty only after good reasons (Article 35)."""

    days = Count(most=LONGEST_DELAY, required=True)
    reason = Text(most=NOTE, least=1, required=True)


class ToldBody(Given):
    """When and how the applicant was told."""

    on = Day(required=True)
    way = Text(most=HOW, least=1, required=True)


class ReasonsAskedBody(Given):
    """Why the requests seem excessive, and when the letter went out."""

    words = Text(most=NOTE, least=1, required=True)
    on = Day(required=True)


class WithdrawalBody(Given):
    """When and how the applicant took the request back."""

    on = Day(required=True)
    how = Text(most=HOW, least=1, required=True)
