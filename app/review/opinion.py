"""What somebody sends when deciding a step: plain values, checked by the actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

RETURN = "return"
"""The outcome of every review step that sends the case back to an earlier step (退回)."""

SUBMIT = "submit"
"""The outcome of the drafter's step."""


CONFIRM = "confirm"
"""What upholds an earlier opinion on a changed text (复核确认)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven:
    """An opinion on the text with ``digest``. ``key`` makes sending it twice harmless."""

    verdict: str
    digest: str
    key: str
    text: str = ""
    answers: Mapping[str, object] = field(default_factory=dict)
    chosen_id: UUID | None = None
    return_to: str | None = None
    straight: bool = False
    release_at: datetime | None = None
