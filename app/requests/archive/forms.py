"""The form with which a case goes into the archive."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired

from app.requests.archive.reasons import RETENTIONS
from app.requests.forms import KeyedForm
from app.requests.models import Retention


class ArchiveForm(KeyedForm):
    """How long the file is kept (保管期限)."""

    retention = RadioField(
        _l("Kept"),
        [InputRequired(_l("Choose one."))],
        choices=[SelectChoice(each.value, words) for each, words in RETENTIONS.items()],
    )

    def chosen(self) -> Retention:
        """What was chosen; only of a form that was found valid."""
        return Retention(self.retention.data)
