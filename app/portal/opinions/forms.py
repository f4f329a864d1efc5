"""What a party fills in: number and code, and its opinion."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import MultipleFileField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, Optional

from app.kit.errors import Invalid
from app.kit.forms import Form
from app.portal.requests.forms import NEEDED, KeyedForm
from app.requests.opinions.errors import ReasonNeeded
from app.requests.opinions.values import Reply, Respondent
from app.requests.opinions.words import DOES_NOT_AGREE, AnswerWay, Stance
from app.requests.values import Upload

LONGEST_REASON = 5000
SAID = {
    Stance.AGREES: _l("We agree to the disclosure"),
    Stance.PARTLY: _l("We agree in part"),
    Stance.REFUSES: _l("We do not agree to the disclosure"),
}


class OpenLetterForm(Form):
    """Number and code of a letter."""

    number = StringField(
        _l("Number of the letter"), [NEEDED, Length(max=100)],
        description=_l("It ends in 征 and a figure; brackets of any kind."),
    )  # fmt: skip
    code = StringField(
        _l("One-time code"), [NEEDED, Length(max=40)],
        description=_l("Twelve letters and digits; small letters are the same as capitals."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )  # fmt: skip


class OpinionForm(KeyedForm):
    """The opinion of the party."""

    stance = RadioField(
        _l("Do you agree?"),
        [InputRequired(_l("Choose one."))],
        choices=[SelectChoice(each.value, words) for each, words in SAID.items()],
    )
    reason = TextAreaField(
        _l("Which parts, and why"),
        [Length(max=LONGEST_REASON)],
        description=_l(
            "Needed when you do not agree, or only in part. Say which words or figures you mean,"
            " and what their disclosure would harm."
        ),
    )
    respondent = StringField(
        _l("Your name and post"), [NEEDED, Length(max=200)], render_kw={"autocomplete": "name"}
    )
    phone = StringField(
        _l("Telephone"), [NEEDED, Length(max=40)],
        description=_l("For questions about your opinion."),
        render_kw={"type": "tel", "autocomplete": "tel"},
    )  # fmt: skip
    files = MultipleFileField(
        _l("Files"), [Optional()],
        description=_l("For example the signed and sealed opinion, or proofs; up to five."),
    )  # fmt: skip

    def reply(self, *, on: date, uploads: tuple[Upload, ...] = ()) -> Reply:
        """What was said; only of a form that was found valid."""
        return Reply(
            stance=Stance(self.stance.data),
            reason=self.reason.data or "",
            way=AnswerWay.ONLINE,
            respondent=Respondent(self.respondent.data or "", self.phone.data or ""),
            on=on,
            uploads=uploads,
        )

    def wrong(self) -> Invalid | None:
        """What the fields together lack."""
        stance = Stance(self.stance.data)
        return ReasonNeeded() if stance in DOES_NOT_AGREE and not self.reason.data else None
