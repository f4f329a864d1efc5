"""When a timer event rings: ISO 8601, ``deadline(fact, days)``, or a fact that holds a moment."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.engine.errors import ExpressionRefused, ProcedureStuck
from app.engine.expressions import LONGEST
from app.kit.time import BEIJING

Deadline = Callable[[datetime, int], datetime]
Due = Callable[[Mapping[str, Any], datetime, Deadline | None], datetime]

DURATION = re.compile(
    r"P(?=\d|T\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?"
    r"(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)
CALL = re.compile(r"deadline\(\s*([^\W\d_]\w*)\s*,\s*(\d{1,4})\s*\)")
FACT = re.compile(r"[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class TimerRule:
    """A compiled timer, with the facts it reads and the functions it calls."""

    source: str
    names: frozenset[str]
    calls: frozenset[str]
    due: Due


def compile_timer(kind: str, text: str) -> TimerRule:
    """Read the timer of a diagram; ``kind`` is date or duration, as ``diagram.Timer`` says."""
    source = text.strip()
    if len(source) > LONGEST:
        raise ExpressionRefused("too_long", limit=LONGEST)
    if len(source) > 1 and source[0] == source[-1] and source[0] in "\"'":
        source = source[1:-1]
    rule = _duration(source) if kind == "duration" else None
    if kind == "date":
        rule = _date(source) or _call(source) or _fact(source)
    if rule is None:
        raise ExpressionRefused("timer", source=text[:80])
    return rule


def moment(value: Any) -> datetime | None:
    """``value`` as a moment: days begin, and naive times count, in Beijing."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        return None
    try:
        return (value if value.tzinfo else value.replace(tzinfo=BEIJING)).astimezone(UTC)
    except OverflowError:
        return None


def _duration(source: str) -> TimerRule | None:
    match = DURATION.fullmatch(source)
    if match is None:
        return None
    years, months, weeks, days, *clock = (int(part or 0) for part in match.groups())
    hours, minutes, seconds = clock
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return _rule(source, lambda _facts, at, _deadline: _after(at, years * 12 + months) + length)


def _date(source: str) -> TimerRule | None:
    fixed = moment(source)
    return _rule(source, lambda _facts, _at, _deadline: fixed) if fixed else None


def _call(source: str) -> TimerRule | None:
    match = CALL.fullmatch(source)
    if match is None:
        return None
    name, days = match[1], int(match[2])

    def due(facts: Mapping[str, Any], _at: datetime, deadline: Deadline | None) -> datetime:
        if deadline is None:
            raise ProcedureStuck("unknown_function", name="deadline")
        return deadline(_moment_in(facts, name), days)

    return _rule(source, due, names=(name,), calls=("deadline",))


def _fact(source: str) -> TimerRule | None:
    if FACT.fullmatch(source) is None:
        return None
    return _rule(source, lambda facts, _at, _deadline: _moment_in(facts, source), names=(source,))


def _rule(
    source: str, due: Due, *, names: tuple[str, ...] = (), calls: tuple[str, ...] = ()
) -> TimerRule:
    return TimerRule(source, frozenset(names), frozenset(calls), due)


def _moment_in(facts: Mapping[str, Any], name: str) -> datetime:
    found = moment(facts.get(name))
    if found is None:
        raise ProcedureStuck("no_moment", name=name)
    return found


def _after(at: datetime, months: int) -> datetime:
    """``at``, calendar months later in Beijing: the same day, or the last of a shorter month."""
    if not months:
        return at.astimezone(UTC)
    local = at.astimezone(BEIJING)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return local.replace(year=year, month=month + 1, day=min(local.day, last)).astimezone(UTC)
