"""The chain of review, seen from the inbox."""

from tests.review.conftest import chain, papers

__all__ = ["chain", "papers"]
