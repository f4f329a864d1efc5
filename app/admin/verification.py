"""Reading a chain again on demand: short ones at once, long ones by the worker.

The result is an entry of the chain itself, so it can be seen later and cannot be changed either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from app import audit, jobs
from app.audit import heads, queries
from app.audit.models import chain_of
from app.audit.verify import Fault, FaultKind, Verification, verify
from app.kit.folders import trail_folder
from app.kit.time import real_time

VERIFIED = "trail verified"
JOB = "audit.verify"
LONGEST_AT_ONCE = 20_000
FAULTS_TO_RECORD = 10


@dataclass(frozen=True, slots=True)
class Verified:
    """What the latest reading of a chain has shown."""

    at: datetime
    by_id: UUID | None
    rows: int
    faults: tuple[Fault, ...]


def is_long(organ_id: UUID | None) -> bool:
    """Whether reading the chain takes longer than somebody waits for a page."""
    return queries.length(organ_id) > LONGEST_AT_ONCE


def read(organ_id: UUID | None) -> Verification:
    """Read the whole chain and compare it with the heads written down; nothing is changed."""
    written_down = heads.read(trail_folder(), at=real_time())
    return verify(chain_of(organ_id), against=written_down)


def record(result: Verification, *, organ_id: UUID | None, by: UUID, at: datetime) -> None:
    """Write what was found into the chain."""
    audit.record(
        VERIFIED,
        organ_id=organ_id,
        by=by,
        at=at,
        subject=chain_of(organ_id),
        rows=result.rows,
        is_sound=result.is_sound,
        faults=[
            {"sequence": fault.sequence, "kind": fault.kind.value}
            for fault in result.faults[:FAULTS_TO_RECORD]
        ],
    )


def enqueue(*, organ_id: UUID | None, by: UUID) -> bool:
    """Have the worker read it. Asked twice about the same entries it is read once."""
    chain = chain_of(organ_id)
    payload = {"organ_id": str(organ_id) if organ_id else None, "by": str(by)}
    key = f"{chain} {queries.length(organ_id)}"
    return jobs.enqueue(JOB, key=key, payload=payload, organ_id=organ_id)


def latest(organ_id: UUID | None, *, name: str) -> Verified | None:
    """The latest reading of a chain, which faults call ``name``."""
    row = queries.latest(VERIFIED, subject=chain_of(organ_id))
    if row is None:
        return None
    faults = tuple(
        Fault(name, each["sequence"], FaultKind(each["kind"])) for each in row.details["faults"]
    )
    return Verified(row.at, row.by_id, row.details["rows"], faults)


def read_aside(payload: Mapping[str, Any], _at: datetime) -> Verification:
    """The slow part of the job, outside its transaction."""
    return read(_organ(payload))


def record_read(payload: Mapping[str, Any], at: datetime, result: Verification) -> None:
    """The job's end: what was read is recorded."""
    record(result, organ_id=_organ(payload), by=UUID(payload["by"]), at=at)


def _organ(payload: Mapping[str, Any]) -> UUID | None:
    return UUID(payload["organ_id"]) if payload["organ_id"] else None
