"""Reading the whole trail again: which row was changed, added or taken away first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select, true, tuple_

from app.audit.heads import WrittenDown
from app.audit.models import NOTHING, AuditEntry, AuditHead, AuditWords, digest_of_words
from app.audit.record import digest_of_row
from app.kit.db import db

ROWS_AT_A_TIME = 5000
FAULTS_TO_KEEP = 100
_COLUMNS = [column for column in AuditEntry.__table__.columns if column.name != "digest"]
_NAMES = [column.name for column in _COLUMNS]


class FaultKind(StrEnum):
    """What happened to a row."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    REWRITTEN = "rewritten"  # the chain holds, but is not the one whose head was written down


@dataclass(frozen=True, slots=True)
class Fault:
    """A row at which a chain stops being what was written."""

    chain: str
    sequence: int
    kind: FaultKind


@dataclass(slots=True)
class Verification:
    """What reading the trail has shown."""

    rows: int = 0
    chains: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether every row is what was written."""
        return not self.faults

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return {"sound": self.is_sound, **asdict(self)}


@dataclass(slots=True)
class _Chain:
    """One chain while it is read: where we are, and where its head stood when we began."""

    name: str
    head: tuple[int, str] | None
    written_down: Mapping[int, str] = field(default_factory=dict)
    sequence: int = 0
    digest: str = NOTHING

    def faults_of(self, row: Row[Any]) -> Iterator[Fault]:
        """What is wrong with the next row."""
        if row.sequence != self.sequence + 1:
            yield Fault(self.name, self.sequence + 1, FaultKind.MISSING)
        elif row.previous != self.digest:
            yield Fault(self.name, max(self.sequence, 1), FaultKind.CHANGED)
        is_written = row.digest == digest_of_row(dict(zip(_NAMES, row, strict=False)))
        if not is_written or not _are_its_words(row):
            yield Fault(self.name, row.sequence, FaultKind.CHANGED)
        self.sequence, self.digest = row.sequence, row.digest
        if self.head and self.head[0] == row.sequence and self.head[1] != row.digest:
            yield Fault(self.name, row.sequence, FaultKind.CHANGED)
        if self.written_down.get(row.sequence, row.digest) != row.digest:
            yield Fault(self.name, row.sequence, FaultKind.REWRITTEN)

    def faults_at_the_end(self) -> Iterator[Fault]:
        """Rows cut off at the end, or put there without the head knowing."""
        promised = max(self.head[0] if self.head else 0, *self.written_down, 0)
        if promised > self.sequence:
            yield Fault(self.name, self.sequence + 1, FaultKind.MISSING)
        known = self.head[0] if self.head else 0
        if self.sequence > known and _heads(self.name).get(self.name, (0, ""))[0] < self.sequence:
            yield Fault(self.name, known + 1, FaultKind.ADDED)


def verify(only: str | None = None, *, against: WrittenDown | None = None) -> Verification:
    """Read every chain, or ``only`` one, row by row, while others go on writing.

    ``against`` are heads that were written down outside the database.
    """
    result = Verification()
    heads = _heads(only)
    written_down = against.of(only) if against else {}
    seen = set()
    for name, rows in groupby(_rows(only), key=lambda row: str(row.chain)):
        chain = _Chain(name, heads.get(name), written_down.get(name, {}))
        for row in rows:
            result.rows += 1
            _keep(result, chain.faults_of(row))
        _keep(result, chain.faults_at_the_end())
        result.chains += 1
        seen.add(name)
    for name in sorted((heads.keys() | written_down.keys()) - seen):
        chain = _Chain(name, heads.get(name), written_down.get(name, {}))
        _keep(result, chain.faults_at_the_end())
    return result


def _keep(result: Verification, faults: Iterator[Fault]) -> None:
    for fault in faults:
        if fault not in result.faults[-1:] and len(result.faults) < FAULTS_TO_KEEP:
            result.faults.append(fault)


def _are_its_words(row: Row[Any]) -> bool:
    """Whether the words beside an entry are those it was written with, or were sealed away."""
    if row.salt == "":
        return True
    said = digest_of_words(row.salt, row.words) if row.salt else ""
    return (f'"words":"{said}' in row.details) is (row.salt is not None)


def _heads(name: str | None = None) -> dict[str, tuple[int, str]]:
    statement = select(AuditHead.chain, AuditHead.sequence, AuditHead.digest)
    if name is not None:
        statement = statement.where(AuditHead.chain == name)
    return {row.chain: (row.sequence, row.digest) for row in db.session.execute(statement)}


def _rows(only: str | None = None) -> Iterator[Row[Any]]:
    last = ("", 0)
    place = tuple_(AuditEntry.chain, AuditEntry.sequence)
    beside = place == tuple_(AuditWords.chain, AuditWords.sequence)
    asked = true() if only is None else AuditEntry.chain == only
    while True:
        statement = (
            select(*_COLUMNS, AuditEntry.digest, AuditWords.salt, AuditWords.words)
            .outerjoin(AuditWords, beside)
            .where(place > last, asked)
            .order_by(AuditEntry.chain, AuditEntry.sequence)
            .limit(ROWS_AT_A_TIME)
        )
        rows: Sequence[Any] = db.session.execute(statement).all()
        yield from rows
        if len(rows) < ROWS_AT_A_TIME:
            return
        last = (rows[-1].chain, rows[-1].sequence)
