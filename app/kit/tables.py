"""Tables for Excel in which all is text: nothing somebody typed can become a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
LONGEST_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, and how wide it is."""

    name: str
    width: int


def as_xlsx(
    title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], *, at: datetime
) -> bytes:
    """``rows`` as a workbook with one sheet, which is safe to open, here or as a copy."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": at.replace(tzinfo=None)})
        heading = book.add_format({"bold": True, "num_format": "@", "border": 1, "text_wrap": True})
        cell = book.add_format({"num_format": "@", "border": 1, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(title[:LONGEST_SHEET_NAME])
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.name, heading)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        for line, row in enumerate(rows, start=1):
            for place, text in enumerate(row):
                sheet.write_string(line, place, harmless(text), cell)
    return target.getvalue()


def harmless(text: str) -> str:
    """``text`` that no table program takes for a formula."""
    return "'" + text if text.startswith(STARTS_A_FORMULA) else text
