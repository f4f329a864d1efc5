"""The form that seals an item away."""

from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, Length

from app.kit.forms import Form
from app.publishing.forms import choices
from app.publishing.models import SealReason
from app.publishing.sealing.actions import SHORTEST_REASON, Order


class SealForm(Form):
    """Taking an item away from everyone; typed, so that one press too many does nothing."""

    reason = SelectField(_l("Ground"), choices=choices(SealReason))
    text = TextAreaField(
        _l("Why it is sealed away"),
        [DataRequired(), Length(min=SHORTEST_REASON, max=500)],
        description=_l("It is locked up with the item; the register shows the ground alone."),
    )
    typed = StringField(
        _l("To confirm, type 封存"), [AnyOf(["封存"], message=_l("Type 封存 to confirm."))]
    )
    key = HiddenField(validators=[DataRequired(), Length(max=64)])

    def order(self, document_id: UUID) -> Order:
        """What is to be done."""
        return Order(
            document_id, SealReason(self.reason.data), self.text.data or "", self.key.data or ""
        )
