"""What the words of the archive are called."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit.time import today
from app.requests.archive import days
from app.requests.models import DisclosureRequest, Retention
from app.workdays.queries import calendar

RETENTIONS: Mapping[Retention, LazyString] = {
    Retention.PERMANENT: _l("permanently"),
    Retention.THIRTY_YEARS: _l("30 years"),
    Retention.TEN_YEARS: _l("10 years"),
}


def term_in_words(disclosure_request: DisclosureRequest) -> str:
    """From when the step has a last day, and why; nothing when it counts already."""
    if days.is_attacked(disclosure_request):
        return str(
            _("A reconsideration or suit is running. This step has no last day until it has ended.")
        )
    until = days.remedy_until(disclosure_request, calendar(disclosure_request.organ_id))
    if until is None or until < today():
        return ""
    return str(
        _(
            "Until %(day)s somebody may still turn to reconsideration or to a court. The days of"
            " this step count from then; the case may be archived before.",
            day=until.isoformat(),
        )
    )
