"""A command that a program sends twice is carried out once, and answered the same both times."""

import json
from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any

from flask import request

from app.kit import idempotency
from app.kit.db import transaction
from app.kit.time import now
from app.people.access import current_person

HEADER = "Idempotency-Key"

Answer = dict[str, Any]


def once(view: Callable[..., Answer]) -> Callable[..., Answer]:
    """Run ``view`` in a transaction of its own, unless its command was carried out before.

    What it answers is kept, so it names ids and states, and no text of anybody.
    """

    @wraps(view)
    def kept(_headers: Mapping[str, str], *args: Any, **values: Any) -> Answer:
        command = partial(view, *args, **values)
        try:
            return _carried_out(command)
        except idempotency.TwinWasFaster:
            return _carried_out(command)

    return kept


def sent_key() -> str:
    """The key of this command, for actions that keep it themselves as well."""
    return request.headers[HEADER]


def _carried_out(command: Callable[[], Answer]) -> Answer:
    key, owner = sent_key(), f"api:{current_person().id}"
    body = {"method": request.method, "path": request.path, "body": request.get_data(as_text=True)}
    with transaction():
        if first := idempotency.recall(owner=owner, key=key, body=body):
            answer: Answer = json.loads(first)
            return answer
        kept = idempotency.reserve(owner=owner, key=key, body=body, at=now())
        answer = command()
        kept.answer = json.dumps(answer, default=str)
        return answer
