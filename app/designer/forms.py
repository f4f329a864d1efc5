"""What is sent about drafts: which revision was seen, why, and files."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, IntegerField, TextAreaField
from wtforms.validators import InputRequired, Length

from app.designer.actions.noting import Sent
from app.engine.reading import LARGEST_FILE
from app.kit.forms import Form

LONGEST_WORDS = 2000
ACCEPTED = {"accept": ".bpmn,.xml"}


class ActForm(Form):
    """An act on a draft as it was seen, with a key that makes it happen once."""

    seen = IntegerField(validators=[InputRequired()])
    key = HiddenField(validators=[InputRequired(), Length(max=100)])

    def sent(self) -> Sent:
        """What the form says about itself."""
        return Sent(self.seen.data or 0, self.key.data or "")


class ProposalForm(ActForm):
    """报批: what changes, and why."""

    note = TextAreaField(
        _l("What changes, and why"),
        [InputRequired(_l("Say what changes, and why.")), Length(max=LONGEST_WORDS)],
    )


class ReturnForm(ActForm):
    """退回 of a proposal."""

    reason = TextAreaField(
        _l("What has to be changed"),
        [InputRequired(_l("Say what has to be changed.")), Length(max=LONGEST_WORDS)],
    )


class SourceForm(Form):
    """A diagram as the drawing page sends it."""

    source = FileField(validators=[InputRequired()])

    def read(self) -> bytes:
        """The bytes, not more than the check would look at."""
        return bytes(self.source.data.stream.read(LARGEST_FILE + 1))


class SaveForm(ActForm, SourceForm):
    """The same, to be kept."""


class BeginForm(Form):
    """A new draft; its key makes sure that there will be one."""

    key = HiddenField(validators=[InputRequired(), Length(max=100)])


class ImportForm(BeginForm):
    """A .bpmn file drawn elsewhere."""

    file = FileField(
        _l("A .bpmn file"), [InputRequired(_l("Choose a .bpmn file."))], render_kw=ACCEPTED
    )

    def read(self) -> bytes:
        """The bytes, not more than the check would look at."""
        return bytes(self.file.data.stream.read(LARGEST_FILE + 1))

    @property
    def name(self) -> str:
        """What the file was called where it came from."""
        return str(self.file.data.filename or "")
