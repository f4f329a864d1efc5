"""What is noted about a filing, and which filings a list holds. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from app.publishing.models.words import FilingState


@dataclass(frozen=True, slots=True)
class Sending:
    """How and when something went out."""

    means: str
    on: date


@dataclass(frozen=True, slots=True)
class Receipt:
    """Under which number, and when, it was confirmed."""

    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which filings are asked for; ``since`` and ``until`` are days on which they were opened."""

    state: FilingState | None = None
    authority_id: UUID | None = None
    since: date | None = None
    until: date | None = None

    def kept(self) -> dict[str, str]:
        """As an address and a row keep it."""
        named = {
            "state": self.state,
            "authority": self.authority_id,
            "since": self.since,
            "until": self.until,
        }
        return {name: str(value) for name, value in named.items() if value}


def wanted_in(kept: Mapping[str, Any]) -> Wanted:
    """What an address or a row asks for; what cannot be read is not asked for."""
    return Wanted(
        state=read(FilingState, kept.get("state")),
        authority_id=read(UUID, kept.get("authority")),
        since=read(date.fromisoformat, kept.get("since")),
        until=read(date.fromisoformat, kept.get("until")),
    )


def read(kind: Any, text: str | None) -> Any:
    """``text`` as a value of ``kind``; None when it is none."""
    try:
        return kind(text) if text else None
    except ValueError:
        return None
