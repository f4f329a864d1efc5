"""Work that follows a change: rows written with it, done later by the worker, each exactly once.

A job's effects and its end are one transaction, fenced by owner and attempt; so a worker that is
killed leaves nothing behind, and one that comes back late changes nothing.
"""

from app.jobs.actions import cancel, enqueue, enqueue_each, forget, forget_done, keep_due
from app.jobs.registry import before_each, register, schedule_every

__all__ = [
    "before_each", "cancel", "enqueue", "enqueue_each", "forget", "forget_done", "keep_due",
    "register", "schedule_every",
]  # fmt: skip
