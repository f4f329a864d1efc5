"""The forms of letters: what to correct, the stamped scan, what all letters of an organ say."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FileField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.kit.forms import Form
from app.law.receipt import Content
from app.notices.letters.models import LetterSetting
from app.notices.letters.values import SettingGiven
from app.requests.forms import NEEDED, KeyedForm

LINE, SHORT = [Length(max=300)], [Length(max=500)]
TEXTS = (
    *("office_name", "office_address", "office_phone", "office_hours"),
    *("review_address", "review_online", "court"),
)
TICKS = ("scan_required", "proof_required")


class CorrectionLetterForm(KeyedForm):
    """What is to be corrected, part by part; at least one."""

    name = TextAreaField(_l("The name: how to correct it"), SHORT)
    identity = TextAreaField(_l("The proof of identity: how to correct it"), SHORT)
    contact = TextAreaField(_l("The way to reach the applicant: how to correct it"), SHORT)
    description = TextAreaField(
        _l("What is asked for: how to describe it"), SHORT,
        description=_l("For example: name the year and the title of the document."),
    )  # fmt: skip
    form = TextAreaField(_l("The form and way wanted: how to correct it"), SHORT)
    guidance = TextAreaField(
        _l("Help for the applicant"), [NEEDED, *SHORT],
        description=_l("Where to look it up, whom to ask (Article 30)."),
    )  # fmt: skip

    def points(self) -> Mapping[Content, str]:
        """The parts something was written for."""
        return {each: self[each.value].data for each in Content if self[each.value].data}


class ScanForm(KeyedForm):
    """The stamped letter."""

    scan = FileField(_l("Scan of the stamped letter"), [DataRequired(_l("Choose a file."))])


class AnnulForm(KeyedForm):
    """Why a letter has no effect any more."""

    reason = StringField(_l("Why it is annulled"), [NEEDED, *LINE])


class LetterSettingForm(Form):
    """What all letters of an organ say of whom to ask and of remedies."""

    office_name = StringField(_l("Name of the disclosure office"), [NEEDED, *LINE])
    office_address = StringField(_l("Its address"), [NEEDED, *LINE])
    office_phone = StringField(_l("Its telephone"), [NEEDED, *LINE])
    office_hours = StringField(_l("Its hours"), LINE)
    review_address = StringField(_l("Address of the organ of reconsideration"), LINE)
    review_online = StringField(
        _l("Where reconsideration is applied for on the web"), LINE,
        description=_l("Needed before a letter is served electronically."),
    )  # fmt: skip
    court = StringField(
        _l("Court that hears suits"), LINE,
        description=_l("Left blank, letters say “the court that has jurisdiction”."),
    )  # fmt: skip
    scan_required = BooleanField(_l("A letter is served only when its stamped scan is here"))
    proof_required = BooleanField(_l("What is handed over or posted needs its proof as a file"))

    @classmethod
    def of(cls, setting: LetterSetting | None) -> "LetterSettingForm":
        """The form with what the organ has said so far."""
        if setting is None:
            return cls(formdata=None, scan_required=True, proof_required=True)
        return cls(formdata=None, **{name: getattr(setting, name) for name in (*TEXTS, *TICKS)})

    def given(self) -> SettingGiven:
        """What was said; only of a form that was found valid."""
        return SettingGiven(
            **{name: self[name].data or "" for name in TEXTS},
            scan_required=bool(self.scan_required.data),
            proof_required=bool(self.proof_required.data),
        )
