"""What an archive says for programs: plain values, moments in Beijing time."""

import json
from datetime import date, datetime

from app.kit.time import BEIJING


def as_json(value: object) -> bytes:
    """``value`` as a text that is easy to read and always the same."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
