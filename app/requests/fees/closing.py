"""A request that ends asks for no fee any more: nobody is reminded of it, and it cannot lapse."""

from uuid import UUID

from app.requests.fees.queries import locked_fee


def ask_no_longer(request_id: UUID) -> None:
    """Under the lock of the request. What is paid all the same is kept, and given back."""
    if fee := locked_fee(request_id):
        fee.is_open = False
