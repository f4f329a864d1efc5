"""What can go wrong while keeping house."""

from app.kit.errors import NotFound


class NoSuchChain(NotFound):
    """Not a chain of the trail, or of another organ."""
