"""The heads of all chains, written down hourly outside the database, signed.

Whoever can rewrite the whole trail in the database cannot rewrite what stands here.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hmac import compare_digest
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.audit.models import AuditHead, beijing_text
from app.kit.db import db
from app.kit.signing import key_name, signature

PURPOSE = "head of the trail"
FILES = "heads-*.jsonl"
SETTLING = timedelta(minutes=1)
SIGNED = ("at", "chain", "sequence", "digest", "key")


@dataclass(slots=True)
class WrittenDown:
    """What the files say: by chain, which digest stood at which row."""

    heads: dict[str, dict[int, str]] = field(default_factory=dict)
    forged: list[str] = field(default_factory=list)
    of_other_keys: int = 0

    def add(self, head: dict[str, Any]) -> None:
        """Believe one line whose signature is right."""
        self.heads.setdefault(head["chain"], {})[head["sequence"]] = head["digest"]

    def of(self, chain: str | None) -> dict[str, dict[int, str]]:
        """The heads of ``chain``, or of all."""
        return {name: rows for name, rows in self.heads.items() if chain in (None, name)}


def write_down(folder: Path, *, at: datetime) -> int:
    """Append a signed line for each chain to the month's file in ``folder``; how many."""
    statement = select(AuditHead.chain, AuditHead.sequence, AuditHead.digest)
    rows = db.session.execute(statement.order_by(AuditHead.chain))
    lines = [_line(at, row.chain, row.sequence, row.digest) for row in rows]
    file = folder / f"heads-{beijing_text(at)[:7]}.jsonl"
    with file.open("a", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)
        out.flush()
        os.fsync(out.fileno())
    return len(lines)


def read(folder: Path, *, at: datetime) -> WrittenDown:
    """What was written down in ``folder``. What is not ours is named by file and line.

    The last minute is left out: whoever compares may look at rows as they stood before it.
    """
    found = WrittenDown()
    ours = key_name(purpose=PURPOSE)
    settled = beijing_text(at - SETTLING)
    for file in sorted(folder.glob(FILES)):
        for number, head in enumerate(_heads(file), start=1):
            if head is None or not _is_signed(head, ours):
                found.forged.append(f"{file.name}:{number}")
            elif head["key"] != ours:
                found.of_other_keys += 1
            elif head["at"] <= settled:
                found.add(head)
    return found


def _line(at: datetime, chain: str, sequence: int, digest: str) -> str:
    head: dict[str, Any] = {
        "at": beijing_text(at),
        "chain": chain,
        "sequence": sequence,
        "digest": digest,
        "key": key_name(purpose=PURPOSE),
    }
    return json.dumps(head | {"signature": _signature(head)}, ensure_ascii=False)


def _heads(file: Path) -> Iterator[dict[str, Any] | None]:
    with file.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                head = json.loads(line)
            except ValueError:
                yield None
            else:
                yield head if isinstance(head, dict) and set(head) >= set(SIGNED) else None


def _is_signed(head: dict[str, Any], ours: str) -> bool:
    """Right, or of another key, which nobody can check any more."""
    return head["key"] != ours or compare_digest(str(head.get("signature")), _signature(head))


def _signature(head: dict[str, Any]) -> str:
    text = json.dumps([head[name] for name in SIGNED], ensure_ascii=False)
    return signature(text, purpose=PURPOSE)
