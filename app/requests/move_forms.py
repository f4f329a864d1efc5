"""The forms of what may happen to a request at any time: correction, extension, withdrawal."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from app.requests.forms import NEEDED, NOTE, KeyedForm


class CorrectionNoticeForm(KeyedForm):
    """The notice that asks for a correction."""

    points = TextAreaField(
        _l("What is to be corrected, and how"),
        [NEEDED, *NOTE],
        description=_l("Name each point and help the applicant to put it right (Article 30)."),
    )
    on = DateField(_l("Notice sent on"), [NEEDED])


class NoticeReceivedForm(KeyedForm):
    """A posted notice of correction arrived."""

    on = DateField(_l("Notice received on"), [NEEDED])


class CorrectedForm(KeyedForm):
    """A correction that came to the office."""

    text = TextAreaField(_l("What the applicant corrects or adds"), [NEEDED, Length(max=5000)])
    on = DateField(_l("Day it came in"), [NEEDED])


class ExtensionForm(KeyedForm):
    """Why more time is needed, and how much."""

    days = IntegerField(
        _l("Extension, in working days"), [InputRequired(_l("This is needed."))], default=20
    )
    reason = TextAreaField(_l("Reason"), [NEEDED, *NOTE])

    def allow_delay(self, *, most: int) -> None:
        """Reasons that were asked for are good: more than twenty days may be named."""
        self.days.description = _l(
            "The reasons of the applicant are good: name what is reasonable, up to %(most)s"
            " working days (Article 35). The letter says that the answer is delayed.",
            most=most,
        )


class ToldForm(KeyedForm):
    """The applicant was told."""

    on = DateField(_l("Told on"), [NEEDED])
    way = StringField(_l("How, and with whom"), [NEEDED, Length(max=300)])


class ReasonsAskedForm(KeyedForm):
    """A letter that asks for reasons."""

    words = TextAreaField(_l("Why the requests seem excessive"), [NEEDED, *NOTE])
    on = DateField(_l("Letter sent on"), [NEEDED])


class ReasonsGivenForm(KeyedForm):
    """What the applicant said."""

    text = TextAreaField(_l("The reasons"), [NEEDED, Length(max=5000)])
    on = DateField(_l("Day it came in"), [NEEDED])


class WithdrawForm(KeyedForm):
    """The applicant takes the request back."""

    how = StringField(
        _l("How the applicant withdrew"), [NEEDED, Length(max=300)],
        description=_l("In writing, or by telephone with whom and when."),
    )  # fmt: skip
    on = DateField(_l("Withdrawn on"), [NEEDED])
