"""When a timer fires: a literal of ISO 8601, ``deadline(fact, n)``, or a declared moment.

SpiffWorkflow reads ``P1.5DT1H`` as one hour, so only what has one meaning is let through.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from app.engine.check.report import Report
from app.engine.diagram import Diagram
from app.engine.events import Timer

LONGEST_TEXT = 100
LONGEST_WAIT = timedelta(days=3660)
MOST_WORKING_DAYS = 1000
MOMENTS = ("moment", "date")

_DURATION = re.compile(
    r"P(?:(?P<weeks>\d{1,4})W|"
    r"(?:(?P<years>\d{1,2})Y)?(?:(?P<months>\d{1,3})M)?(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,7})M)?(?:(?P<seconds>\d{1,9})S)?)?)",
    re.ASCII,
)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII
)
_DEADLINE = re.compile(r"deadline\(\s*(?P<fact>[^\W\d]\w*)\s*,\s*(?P<days>\d{1,4})\s*\)")


def check_timers(diagram: Diagram, report: Report) -> None:
    for node in diagram.nodes.values():
        if node.timer is None or node.kind not in ("boundaryEvent", "intermediateCatchEvent"):
            continue
        if rule := timer_fault(node.timer, diagram.facts):
            report.refuse(node.id, rule, text=node.timer.text[:80])


def timer_fault(timer: Timer, facts: Mapping[str, str]) -> str | None:
    """The rule that ``timer`` breaks, if any."""
    if timer.kind not in ("date", "duration"):
        return "timer-empty" if timer.kind == "none" else "timer-cycle"
    if not timer.text:
        return "timer-empty"
    text = _unquoted(timer.text) if len(timer.text) <= LONGEST_TEXT else "?"
    return _duration_fault(text) if timer.kind == "duration" else _date_fault(text, facts)


def _duration_fault(text: str) -> str | None:
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groupdict().values()):
        return "timer-duration"
    parts = {name: int(value) for name, value in found.groupdict(default="0").items()}
    parts["days"] += 365 * parts.pop("years") + 30 * parts.pop("months")
    length = timedelta(**parts)
    if not length:
        return "timer-duration"
    return "timer-too-long" if length > LONGEST_WAIT else None


def _date_fault(text: str, facts: Mapping[str, str]) -> str | None:
    if text in facts:
        return None if facts[text] in MOMENTS else "timer-fact"
    if deadline := _DEADLINE.fullmatch(text):
        if facts.get(deadline["fact"]) not in MOMENTS:
            return "timer-fact"
        return None if 0 < int(deadline["days"]) <= MOST_WORKING_DAYS else "timer-date"
    if text.isidentifier() and not _DURATION.fullmatch(text):
        return "timer-fact"
    return None if _is_moment(text) else "timer-date"


def _is_moment(text: str) -> bool:
    """A day begins, and a time without a zone counts, in Beijing."""
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] in "'\"" and text[-1] == text[0]
    return text[1:-1] if quoted else text
