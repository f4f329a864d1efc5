"""Where a request stands after a command: ids, states and days, not a word of anybody."""

from typing import Any

from app.requests.models import DisclosureRequest

TOLD = ("id", "number", "state", "decision", "review_id", "received_on", "due_on")


def moved(disclosure_request: DisclosureRequest) -> dict[str, Any]:
    """As every command answers that moves a request."""
    told = {name: getattr(disclosure_request, name) for name in TOLD}
    return told | {"provisional": disclosure_request.is_provisional}
