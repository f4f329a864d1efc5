"""Personal data at rest: locked up by field, and found again by a keyed mark that tells nothing."""

import hashlib
import hmac
import json
from collections.abc import Mapping

from flask import current_app

from app.kit import box


def locked_up(values: Mapping[str, object], *, about: str) -> bytes:
    """``values`` in a box that opens only for the row it is ``about``."""
    plain = json.dumps(values, ensure_ascii=False).encode()
    return box.locked_up(plain, key=current_app.config["PERSONAL_KEY"], about=about)


def opened(content: bytes, *, about: str) -> dict[str, str]:
    """What is in the box. Raises ``box.DoesNotOpen`` with another key or for another row."""
    plain = box.opened(content, key=current_app.config["PERSONAL_KEY"], about=about)
    values: dict[str, str] = json.loads(plain)
    return values


def mark(text: str, *, purpose: str) -> str:
    """The same for the same ``text``, and of no use to anybody without the key."""
    key = current_app.config["PERSONAL_KEY"]
    said = f"{purpose}\n{' '.join(text.split()).casefold()}"
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()
