"""Signatures of this installation over what it hands out or writes down elsewhere."""

import hashlib
import hmac

from flask import current_app


def signature(text: str, *, purpose: str) -> str:
    """HMAC-SHA256 of ``text``, hexadecimal; a signature for one purpose is none for another."""
    return hmac.new(_key(purpose), text.encode(), hashlib.sha256).hexdigest()


def key_name(*, purpose: str) -> str:
    """Which key signs now: says after a change of SECRET_KEY what can no longer be checked."""
    return hashlib.sha256(b"name of " + _key(purpose)).hexdigest()[:12]


def _key(purpose: str) -> bytes:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, purpose.encode(), hashlib.sha256).digest()
