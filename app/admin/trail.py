"""Entries of the trail in the reader's words: who, what, to what, and what was noted."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from app.admin.queries.names import Names, StepName, names_in
from app.admin.reasons import ACTS, DETAILS, JOBS, VALUES
from app.audit.models import INSTALLATION
from app.audit.queries import TrailRow

SHOWN_OF_A_DIGEST = 12
DIGESTS = ("digest", "sha256")
STEPS = ("step", "returned_to")
FAILED = "sign-in failed"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a row of the page. ``details`` are pairs of what and its words."""

    sequence: int
    at: datetime
    who: str
    address: str
    act: str
    subject: str
    subject_name: str
    details: Sequence[tuple[str, str]]


def act_name(act: str) -> str:
    """The words for an act; an act without words stands for itself."""
    return str(ACTS.get(act, act))


def told(rows: Sequence[TrailRow]) -> list[Line]:
    """Entries with every name they mention looked up."""
    return lines(rows, names_in(rows))


def lines(rows: Sequence[TrailRow], names: Names) -> list[Line]:
    """The rows of one page."""
    return [_line(row, names) for row in rows]


def _line(row: TrailRow, names: Names) -> Line:
    return Line(
        sequence=row.sequence,
        at=row.at,
        who=_who(row, names),
        address=row.address or "",
        act=act_name(row.act),
        subject=row.subject,
        subject_name=_subject_name(row.subject, names),
        details=list(_details(row, names)),
    )


def _who(row: TrailRow, names: Names) -> str:
    if row.by_id is None:
        return str(_("somebody not signed in") if row.act == FAILED else _("the system"))
    return names.things.get(str(row.by_id), str(row.by_id))


def _subject_name(subject: str, names: Names) -> str:
    if subject == INSTALLATION:
        return str(_("The installation"))
    name = names.things.get(subject, subject)
    return str(JOBS.get(name, name))


def _details(row: TrailRow, names: Names) -> Iterator[tuple[str, str]]:
    for key, value in sorted(row.details.items(), key=lambda item: item[0] in DIGESTS):
        if value not in (None, "", [], {}) and not _repeats(row, key, value, names):
            yield str(DETAILS.get(key, key)), _written(row, key, value, names)


def _repeats(row: TrailRow, key: str, value: Any, names: Names) -> bool:
    """Whether another column says it already."""
    elsewhere = {"address": row.address, "title": names.things.get(row.subject)}
    return key in elsewhere and value == elsewhere[key]


def _written(row: TrailRow, key: str, value: Any, names: Names) -> str:
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if key in DIGESTS:
        return f"{value[:SHOWN_OF_A_DIGEST]}…"
    if key in STEPS:
        return names.steps.get((row.subject, value), StepName(value)).title
    if key == "verdict":
        step = names.steps.get((row.subject, str(row.details.get("step"))), StepName(""))
        return step.verdicts.get(value) or str(VALUES["verdict"].get(value, value))
    if key == "kind":
        return str(JOBS.get(value, value))
    return names.things.get(value) or str(VALUES.get(key, {}).get(value, value))
