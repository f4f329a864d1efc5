"""The list for an authority (备案清单): its rows, and as a table for Excel in which all is text."""

from collections.abc import Sequence
from datetime import date, datetime

from app.kit import tables
from app.kit.time import legal_day
from app.publishing.filing.reasons import COLUMNS, TITLE
from app.publishing.models import Filing
from app.publishing.reasons import word

WIDTHS = (6, 26, 50, 20, 8, 12, 24, 10, 12, 16, 12, 20)


def rows(filings: Sequence[Filing]) -> list[list[str]]:
    """What stands in each row, in the order of ``COLUMNS``."""
    return [
        [
            str(place),
            each.publication.index_number,
            each.publication.title,
            each.publication.document_number,
            str(each.version_number),
            _day(legal_day(each.opened_at)),
            each.authority_name,
            str(word(each.state)),
            _day(each.sent_on),
            each.means,
            _day(each.received_on),
            each.receipt_number,
        ]
        for place, each in enumerate(filings, start=1)
    ]


def as_xlsx(filings: Sequence[Filing], *, at: datetime) -> bytes:
    """The list as a workbook."""
    columns = [tables.Column(str(name), width) for name, width in zip(COLUMNS, WIDTHS, strict=True)]
    return tables.as_xlsx(str(TITLE), columns, rows(filings), at=at)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
