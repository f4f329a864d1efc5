"""The forms of messages: what is wished about mail, and up to when all is read."""

from datetime import UTC, datetime

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import Length

from app.kit.forms import Form
from app.kit.mail import LONGEST_ADDRESS
from app.notices.actions.reading import Wished
from app.notices.kinds import Group
from app.notices.models import Way
from app.notices.reasons import GROUPS, WAYS

WAY_CHOICES = [SelectChoice(way.value, word) for way, word in WAYS.items()]


def _way(group: Group) -> SelectField:
    return SelectField(GROUPS[group], choices=WAY_CHOICES, coerce=Way)


class WishesForm(Form):
    """Where mail goes, in which language, and what of each group."""

    address = StringField(
        _l("Mail address"),
        [Length(max=LONGEST_ADDRESS)],
        description=_l(
            "Your address at work; without one nothing is mailed. Mails name the number of a case"
            " and the step, never its title or anybody's name."
        ),
        render_kw={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"},
    )
    language = SelectField(
        _l("Language of the mails"),
        choices=[SelectChoice("zh_Hans_CN", "简体中文"), SelectChoice("en", "English")],
    )
    new_work = _way(Group.NEW_WORK)
    returned = _way(Group.RETURNED)
    deadlines = _way(Group.DEADLINES)
    news = _way(Group.NEWS)

    def wished(self) -> Wished:
        """What was chosen."""
        return Wished(
            address=self.address.data or "",
            language=self.language.data,
            new_work=self.new_work.data,
            returned=self.returned.data,
            deadlines=self.deadlines.data,
            news=self.news.data,
        )


class ReadForm(Form):
    """Up to which moment messages were seen when all of them are called read."""

    until = HiddenField()

    def moment(self, at: datetime) -> datetime:
        """That moment, never later than now; now when none was sent."""
        try:
            seen = datetime.fromisoformat(self.until.data or "")
        except ValueError:
            return at
        return min(seen if seen.tzinfo else seen.replace(tzinfo=UTC), at)
