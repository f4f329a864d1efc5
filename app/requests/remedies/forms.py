"""The forms of reconsideration and litigation."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.kit.time import today
from app.requests.forms import NEEDED, KeyedForm, choices, lies_behind
from app.requests.models import FileRole, Instance, RemedyKind, RemedyOutcome
from app.requests.remedies.reasons import WORDS
from app.requests.remedies.values import Filed, Ruling

PAPERS = (FileRole.REMEDY_PAPER, FileRole.REMEDY_ANSWER, FileRole.REMEDY_DECISION)


class FiledForm(KeyedForm):
    """A copy of the application or of the complaint has reached the organ."""

    kind = RadioField(
        _l("Kind of case"),
        [InputRequired(_l("Choose one."))],
        choices=[SelectChoice(each.value, WORDS[each]) for each in RemedyKind],
    )
    instance = SelectField(
        _l("Instance"),
        choices=[
            SelectChoice("", "—"),
            *(SelectChoice(each.value, WORDS[each]) for each in Instance),
        ],
        description=_l("Of a suit only."),
    )
    is_simple = BooleanField(
        _l("Simple procedure"),
        description=_l("Of a reconsideration only: the organ answers within 5 working days."),
    )
    body = StringField(_l("Reconsideration organ or court"), [NEEDED, Length(max=200)])
    number = StringField(_l("Its case number"), [Length(max=100)])
    on = DateField(
        _l("Day the copy came in"), [NEEDED, lies_behind],
        description=_l("The day itself does not count."),
    )  # fmt: skip
    claims = TextAreaField(_l("What the applicant claims"), [NEEDED, Length(max=5000)])

    def filed(self) -> Filed:
        """What came in; only of a form that was found valid."""
        return Filed(
            kind=RemedyKind(self.kind.data),
            body=self.body.data or "",
            claims=self.claims.data or "",
            received_on=self["on"].data or today(),
            number=self.number.data or "",
            instance=Instance(self.instance.data) if self.instance.data else None,
            is_simple=bool(self.is_simple.data),
        )


class AnsweredForm(KeyedForm):
    """The organ handed its answer in."""

    on = DateField(_l("Day the answer and the evidence were handed in"), [NEEDED, lies_behind])


class RulingForm(KeyedForm):
    """How it ended."""

    outcome = RadioField(
        _l("Its outcome"),
        [InputRequired(_l("Choose one."))],
        choices=[SelectChoice(each.value, WORDS[each]) for each in RemedyOutcome],
        description=_l(
            "The columns of table 3 of the annual report. Withdrawn is another outcome."
        ),
    )
    decided_on = DateField(_l("Decided on"), [NEEDED, lies_behind])
    on = DateField(_l("Day the decision came in"), [NEEDED, lies_behind])
    number = StringField(_l("Number of the decision"), [Length(max=100)])
    words = TextAreaField(_l("What it says, in short"), [Length(max=5000)])
    orders_anew = BooleanField(
        _l("A new answer has to be given"),
        description=_l("The case is opened again; the old answer stays, marked as annulled."),
    )
    due_on = DateField(
        _l("New answer due on"),
        [Optional()],
        description=_l(
            "Only if the decision sets the day. Otherwise 20 working days run from the day the"
            " decision came in."
        ),
    )

    def ruling(self) -> Ruling:
        """How it ended; only of a form that was found valid."""
        return Ruling(
            outcome=RemedyOutcome(self.outcome.data),
            decided_on=self.decided_on.data or today(),
            told_on=self["on"].data or today(),
            number=self.number.data or "",
            words=self.words.data or "",
            orders_anew=bool(self.orders_anew.data),
            due_on=self.due_on.data,
        )


class PaperForm(KeyedForm):
    """A paper of it."""

    role = SelectField(_l("What it is"), choices=choices(PAPERS))
    upload = FileField(_l("File"), [DataRequired(_l("Choose a file."))])
