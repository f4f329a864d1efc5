"""`flask audit verify` over a million records. Takes minutes: only with --slow."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from app.audit.models import INSTALLATION, NOTHING, AuditEntry, AuditHead
from app.audit.record import digest_of_row
from app.audit.verify import verify
from app.kit.db import db, transaction
from tests.bench import ground
from tests.bench.figures import Figure, below

RECORDS, AT_ONCE = 1_000_000, 5_000
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    """Seconds, on each database."""
    for kind in ground.KINDS:
        with ground.database(kind):
            _write()
            begun = time.monotonic()
            verified = verify()
            seconds = time.monotonic() - begun
            assert verified.is_sound
            assert verified.rows == RECORDS
            yield below(f"trail.verify.{kind}", "s", seconds, limit=60)


def _write() -> None:
    digest = NOTHING
    with transaction():
        for first in range(1, RECORDS + 1, AT_ONCE):
            rows = []
            for sequence in range(first, first + AT_ONCE):
                rows.append(_row(sequence, digest))
                digest = str(rows[-1]["digest"])
            db.session.execute(insert(AuditEntry.__table__), rows)  # type: ignore[arg-type]
        db.session.add(AuditHead(chain=INSTALLATION, sequence=RECORDS, digest=digest))


def _row(sequence: int, previous: str) -> dict[str, object]:
    columns: dict[str, object] = {
        "chain": INSTALLATION, "sequence": sequence, "at": NOON + timedelta(seconds=sequence),
        "act": "step completed", "by_id": None, "address": "10.0.0.1", "request_id": "abc",
        "subject": "0b6d1c8e", "details": '{"step":"sign"}', "previous": previous,
    }  # fmt: skip
    return columns | {"digest": digest_of_row(columns)}
