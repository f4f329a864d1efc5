"""What the words of the archive are called."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.requests.models import Retention

RETENTIONS: Mapping[Retention, LazyString] = {
    Retention.PERMANENT: _l("permanently"),
    Retention.THIRTY_YEARS: _l("30 years"),
    Retention.TEN_YEARS: _l("10 years"),
}
