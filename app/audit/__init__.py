"""Append-only: who did what, when and why. One hash chain per organ, one for the installation.

Entries are collected while an action runs and written by its commit, when every other row is
locked already: the head of a chain is always the last lock, so chains never deadlock.
"""

from app.audit.record import came_from, pending, record

__all__ = ["came_from", "pending", "record"]
