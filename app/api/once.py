"""A command that a program sends twice is carried out once, and answered the same both times."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any, BinaryIO, cast

from flask import request

from app.files import storage
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
    """The key of this command, for actions that keep it as well.

    They make keys of their own from it, so it is short however long the one is that was sent.
    """
    return hashlib.sha256(request.headers[HEADER].encode()).hexdigest()


def _carried_out(command: Callable[[], Answer]) -> Answer:
    key, owner = request.headers[HEADER], f"api:{current_person().id}"
    body = {"method": request.method, "path": request.path, "body": _body()}
    with transaction():
        if first := idempotency.recall(owner=owner, key=key, body=body):
            answer: Answer = json.loads(first)
            return answer
        kept = idempotency.reserve(owner=owner, key=key, body=body, at=now())
        answer = command()
        kept.answer = json.dumps(answer, default=str)
        return answer


def _body() -> object:
    """What was sent. Of fields and files what they say: how they are parted differs each time."""
    if not (request.files or request.form):
        return request.get_data(as_text=True)
    files = [
        [name, each.filename, storage.digest_of(cast(BinaryIO, each.stream))]
        for name, each in request.files.items(multi=True)
    ]
    return {"fields": request.form.to_dict(flat=False), "files": files}
