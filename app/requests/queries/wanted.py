"""Which requests a list holds. What is overdue is told of even where the filter leaves it out."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, not_, true

from app.law.applicants import ApplicantType
from app.law.receipt import Channel
from app.requests.models import DisclosureRequest, RequestState
from app.requests.numbers import as_kept

SHORT = re.compile(r"(?:〔?(\d{4})[〕年/-]第?)?(\d{1,6})号?")


class View(StrEnum):
    """Which part of the requests a tab shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list asks for. ``number`` and ``who`` are looked for in every view; of a number the
    last part is enough, as people say it.
    """

    view: View = View.OPEN
    state: RequestState | None = None
    unit: UUID | None = None
    channel: Channel | None = None
    decision: str = ""
    applicant: ApplicantType | None = None
    since: date | None = None
    until: date | None = None
    number: str = ""
    who: str = ""

    def narrowed(self) -> list[ColumnElement[bool]]:
        """The conditions of the filter itself, whatever the view."""
        equal: dict[Any, Any] = {
            DisclosureRequest.state: self.state,
            DisclosureRequest.lead_unit_id: self.unit,
            DisclosureRequest.channel: self.channel,
            DisclosureRequest.decision: self.decision,
            DisclosureRequest.applicant_kind: self.applicant,
            DisclosureRequest.name_mark: self.who,
        }
        found = [column == value for column, value in equal.items() if value]
        found += self._numbered()
        if self.since:
            found.append(DisclosureRequest.handed_in_on >= self.since)
        if self.until:
            found.append(DisclosureRequest.handed_in_on <= self.until)
        return found

    def _numbered(self) -> list[ColumnElement[bool]]:
        number = as_kept(self.number)
        short = SHORT.fullmatch(number)
        if not short:
            return [DisclosureRequest.number == number] if number else []
        year, sequence = short.groups()
        of_a_year = [DisclosureRequest.year == int(year)] if year else []
        return [*of_a_year, DisclosureRequest.sequence == int(sequence)]

    def of_the_view(self, today: date) -> list[ColumnElement[bool]]:
        """The conditions of the tab; whoever looks for one thing finds it, open or done."""
        if self.view is View.OVERDUE:
            return [is_overdue(today)]
        if self.state or self.number or self.who:
            return []
        is_open = DisclosureRequest.is_open
        return [is_open == true()] if self.view is View.OPEN else [is_open == false()]


def is_overdue(today: date) -> ColumnElement[bool]:
    """The last day has gone by and no answer was served: ``sort_on`` is far away once it was."""
    return and_(DisclosureRequest.is_open == true(), DisclosureRequest.sort_on < today)


def is_overdue_outside(wanted: Wanted, today: date) -> ColumnElement[bool]:
    """Overdue, and not among what the list shows. What is overdue is open: the view of open
    requests leaves none out by itself, that of what is done leaves all out.
    """
    if wanted.view is View.DONE and wanted.of_the_view(today):
        return is_overdue(today)
    narrowed = wanted.narrowed()
    if not narrowed:
        return false()
    return and_(is_overdue(today), not_(func.coalesce(and_(*narrowed), false())))
