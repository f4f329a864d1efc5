"""The requests of the demonstration, as they stand in ``asked.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.admin.demonstration.days import back, filled
from app.law.receipt import Channel
from app.law.working_days import WorkingCalendar
from app.requests.applicant import Applicant
from app.requests.models import FileRole, WantedForm, WantedWay

TABLE = Path(__file__).with_name("asked.toml")


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A shipped file, the name it gets in the case, and as what it is put there."""

    shipped: str
    name: str
    role: FileRole


@dataclass(frozen=True, slots=True)
class DemoAnswer:
    """What is decided. ``link_to``: title of what is public; ``earlier``: what was asked then."""

    code: str
    text: str = ""
    link_to: str = ""
    earlier: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    grounds: tuple[Mapping[str, str], ...] = ()
    files: tuple[DemoFile, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """One request. It is handed in on the first working day after ``begun_on``.

    ``is_found`` and ``result``: what the units found; ``words``: why something is done beside
    the usual way (a correction, an extension, reasons), ``reply``: what the applicant says to it.
    ``later``: by how many working days the answer is later than usual; ``then``: when somebody
    turned against it. ``also_organ``: another organ is asked beside the third party.
    """

    story: str
    begun_on: date
    applicant: Applicant
    channel: Channel
    asks: str
    answer: DemoAnswer
    later: int = 0
    then: int = 0
    organ: str = "015230187"
    form: WantedForm = WantedForm.PAPER
    way: WantedWay = WantedWay.POST
    units: tuple[str, ...] = ()
    is_found: bool = True
    places: str = ""
    result: str = ""
    words: str = ""
    reply: str = ""
    also_organ: bool = False
    is_own: bool = False
    needs_help: bool = False


def asked(today: date, calendar: WorkingCalendar) -> list[DemoRequest]:
    """All requests, each handed in so many working days before ``today``."""
    table = tomllib.loads(TABLE.read_text())
    people = {name: Applicant(**values) for name, values in table["applicant"].items()}
    return [_request(dict(row), people, today, calendar) for row in table["request"]]


def _request(
    row: dict[str, Any],
    people: Mapping[str, Applicant],
    today: date,
    calendar: WorkingCalendar,
) -> DemoRequest:
    begun_on = back(today, row.pop("working_days") + 1, calendar)
    row = filled(row, begun_on)
    return DemoRequest(
        begun_on=begun_on,
        applicant=people[row.pop("by")],
        channel=Channel(row.pop("channel")),
        form=WantedForm(row.pop("form", "paper")),
        way=WantedWay(row.pop("way", "post")),
        answer=_answer(dict(row.pop("answer", {"code": ""}))),
        **row,
    )


def _answer(row: dict[str, Any]) -> DemoAnswer:
    files = tuple(
        DemoFile(shipped, name, FileRole(role)) for shipped, name, role in row.pop("files", ())
    )
    return DemoAnswer(files=files, **row)
