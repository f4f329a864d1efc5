"""`flask portal export`: memory for 10,000 documents beside that for 1,000, and a second run."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import insert, update

from app.kit.db import db, transaction
from app.publishing.models import Document, DocumentVersion, Publication
from app.publishing.themes import THEMES
from tests.bench import ground
from tests.bench.figures import Figure, against, below
from tests.bench.imports import MEASURE
from tests.conftest import Database
from tests.publishing.conftest import NOON, Office, office_of
from tests.serving import ROOT, environment

FEW, MANY = 1_000, 10_000
AT_ONCE = 500
PARAGRAPHS = 12
ONE_CHANGED = 0.03  # of all files: its page, first pages, and the index of its words


def figures() -> Iterator[Figure]:
    """Peak memory in MB; files written when nothing changed, and when one document did."""
    for kind in ground.KINDS:
        with ground.database(kind) as database:
            with transaction():
                office = office_of("云川市商务局")
            _fill(office, range(FEW))
            few = _peak(database, "few")
            _fill(office, range(FEW, MANY))
            many = _peak(database, "many")
            yield against(f"static_export.{kind}", "MB", many, few, limit=1.25)
            again = _run(database, "many")
            yield below(f"static_export.again.{kind}", "files", again["written"], limit=0)
            _change_one()
            one, every = _run(database, "many")["written"], again["unchanged"]
            yield against(f"static_export.one.{kind}", "files", one, every, limit=ONE_CHANGED)


def _fill(office: Office, numbers: range) -> None:
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        with transaction():
            rows = [_row(office, number) for number in range(start, start + AT_ONCE)]
            db.session.execute(insert(Document), [document for document, _, _ in rows])
            db.session.execute(insert(DocumentVersion), [version for _, version, _ in rows])
            db.session.execute(insert(Publication), [publication for _, _, publication in rows])
        db.session.expunge_all()


def _row(office: Office, number: int) -> tuple[dict[str, object], ...]:
    document_id, version_id = uuid4(), uuid4()
    own = {"organ_id": office.organ.id, "unit_id": office.unit.id}
    saved = {"saved_at": NOON, "saved_by_id": office.drafter.id}
    at = NOON + timedelta(minutes=number)
    document = {
        **{**own, **saved, "id": document_id, "title": _title(number)},
        **{"drafter_id": office.drafter.id, "created_at": NOON},
    }
    version = {
        **{**saved, "id": version_id, "document_id": document_id},
        **{"number": 1, "content": {}, "digest": "0" * 64},
    }
    publication = {
        **{**own, "id": UUID(int=number + 1), "document_id": document_id, "version_id": version_id},
        **{"index_number": f"{office.organ.code}/2026-{number:05d}", "kind": "notice"},
        **{"public_id": f"{number:012x}", "title": _title(number), "validity": "in_force"},
        **{"document_number": f"云商发〔{2016 + number % 10}〕{number + 1}号"},
        **{"issuers": [office.organ.name], "keywords": [], "year": 2016 + number % 10},
        **{"theme": list(THEMES)[number % len(THEMES)], "subtheme": "", "summary": ""},
        **{"reprint_source": "", "reprint_url": "", "original_index_number": ""},
        **{"body_html": _body(number), "digest": "0" * 64, "formed_on": None},
        **{"published_at": at, "changed_at": at},
    }
    return document, version, publication


def _title(number: int) -> str:
    return f"关于印发第{number}号促进消费若干措施的通知"


def _body(number: int) -> str:
    """Characters that differ from document to document, as those of real papers do."""
    return "".join(
        f"<p>第{place}条　支持以旧换新，{_any(number * 31 + place)}，给予一次性补贴。</p>"
        for place in range(PARAGRAPHS)
    )


def _any(seed: int) -> str:
    return "".join(chr(0x4E00 + (seed * 7919 + place * 104_729) % 3000) for place in range(40))


def _change_one() -> None:
    with transaction():
        db.session.execute(
            update(Publication)
            .where(Publication.public_id == f"{MANY - 1:012x}")
            .values(body_html="<p>更正联系电话。</p>", changed_at=NOON + timedelta(days=30))
        )


def _command(database: Database, name: str) -> list[str]:
    target = Path(database.folder) / name
    return [sys.executable, "-m", "flask", "--app", "wsgi", "portal", "export", str(target)]


def _peak(database: Database, name: str) -> float:
    measured = subprocess.run(
        [sys.executable, "-S", "-c", MEASURE, *_command(database, name)],
        cwd=ROOT,
        env=environment(database),
        capture_output=True,
        check=True,
        text=True,
    )
    return int(measured.stdout) / 1024


def _run(database: Database, name: str) -> dict[str, int]:
    run = subprocess.run(
        [*_command(database, name), "--json"],
        cwd=ROOT,
        env=environment(database),
        capture_output=True,
        check=True,
        text=True,
    )
    counts: dict[str, int] = json.loads(run.stdout)
    return counts
