"""Letters drawn up, stamped, annulled and served."""

from marshmallow import fields

from app.api.fields import Answer, Day, File, Given, Identity, KeptDay, Part, Text, Word
from app.notices.letters.models import Way

LINE, LONG = 300, 500


class PointsBody(Given):
    """How to correct each part of the request that needs it (Article 29)."""

    name = Text(most=LONG)
    identity = Text(most=LONG)
    contact = Text(most=LONG)
    description = Text(most=LONG)
    form = Text(most=LONG)


class CorrectionLetterBody(Given):
    """What is to be corrected, and help for the applicant."""

    points = Part(PointsBody, required=True)
    guidance = Text(most=LONG, least=1, required=True)


class ScanBody(Given):
    """The stamped letter."""

    upload = File(required=True)


class AnnulmentBody(Given):
    """Why a letter has no effect any more."""

    reason = Text(most=LINE, least=1, required=True)


class ServiceBody(Given):
    """How and when a letter was served. ``proof`` is a file of this case with that role."""

    way = Word(Way, required=True)
    served_on = Day(required=True)
    receiver = Text(most=LINE, least=1, required=True)
    posting_number = Text(most=60, load_default="")
    proof = Identity(load_default=None, allow_none=True)


class LetterMoved(Answer):
    """Where a letter stands after a command."""

    id = fields.UUID()
    request_id = fields.UUID()
    kind = fields.String()
    number = fields.String()
    state = fields.String()
    dated_on = KeptDay(allow_none=True)
    served_on = KeptDay(allow_none=True)
