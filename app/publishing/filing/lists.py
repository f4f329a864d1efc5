"""The list for an authority (备案清单): its rows, and as a table for Excel in which all is text."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from app.kit.time import legal_day
from app.publishing.filing.reasons import COLUMNS, TITLE
from app.publishing.models import Filing
from app.publishing.reasons import word

STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
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
    """The list as a workbook. Nothing somebody typed can become a formula, here or as a copy."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": str(TITLE), "created": at.replace(tzinfo=None)})
        heading = book.add_format({"bold": True, "num_format": "@", "border": 1, "text_wrap": True})
        cell = book.add_format({"num_format": "@", "border": 1, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(str(TITLE)[:31])
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        for place, name in enumerate(COLUMNS):
            sheet.write_string(0, place, str(name), heading)
        for line, row in enumerate(rows(filings), start=1):
            for place, text in enumerate(row):
                sheet.write_string(line, place, harmless(text), cell)
    return target.getvalue()


def harmless(text: str) -> str:
    """``text`` that no table program takes for a formula."""
    return "'" + text if text.startswith(STARTS_A_FORMULA) else text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
