"""The loop that claims jobs and does them one by one; several workers may run at once."""

import logging
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from types import FrameType

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from app.jobs import heartbeat, leases
from app.jobs.actions import ensure_periodic
from app.jobs.models import JobState
from app.jobs.registry import Duty, duty_of, make_ready, periods
from app.kit.db import db, transaction
from app.kit.errors import Conflict
from app.kit.time import now

SHORTEST_PAUSE, LONGEST_PAUSE = 0.05, 0.5
HOUSEKEEPING_SECONDS = 5
GRACE_SECONDS = 20

log = logging.getLogger(__name__)


class LeaseLost(Exception):
    """Somebody else has the job by now: what was done for it is rolled back."""


class Stopping(BaseException):
    """The time to finish is over: the job goes back untried."""


class Worker:
    """One process that does jobs until it is asked to stop."""

    def __init__(self, *, lease_seconds: int = leases.LEASE_SECONDS) -> None:
        self.owner = leases.new_owner()
        self._lease_seconds = lease_seconds
        self._is_stopping = False
        self._next_housekeeping = 0.0

    def run(self) -> None:
        """Do what is due, wait for more, until SIGTERM or SIGINT; then finish or give back."""
        with self._signals():
            try:
                self._loop()
            except Stopping:
                log.warning("Stopped in the middle of a job; it was given back.")
            signal.alarm(0)
            db.session.remove()
            with suppress(OperationalError), transaction():
                heartbeat.end(self.owner)
            db.session.remove()

    def run_due(self, *, most: int = 1000) -> int:
        """Do what is due now, up to ``most`` jobs, and return how many there were."""
        number = 0
        while number < most and self.run_one():
            number += 1
        return number

    def run_one(self) -> bool:
        """Claim one job and do it; False when nothing is due."""
        make_ready()
        try:
            if not leases.is_something_due(now()):
                return False
            with transaction():
                claim = leases.claim(self.owner, at=now(), lease_seconds=self._lease_seconds)
            if claim is None:
                return False
            self._do(claim)
            return True
        finally:
            db.session.remove()

    def keep_house(self) -> None:
        """Say that we live, free what the dead held, and see to what repeats."""
        make_ready()
        with transaction():
            heartbeat.beat(self.owner)
            leases.take_from_the_dead(self.owner, at=now())
            ensure_periodic(periods(), at=now())
        db.session.remove()

    def _loop(self) -> None:
        pause = SHORTEST_PAUSE
        while not self._is_stopping:
            try:
                did_something = self._turn()
            except OperationalError:
                log.exception("The database did not answer.")
                did_something, pause = False, LONGEST_PAUSE
                db.session.remove()
            if did_something:
                pause = SHORTEST_PAUSE
            elif not self._is_stopping:
                time.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    def _turn(self) -> bool:
        if time.monotonic() >= self._next_housekeeping:
            self.keep_house()
            self._next_housekeeping = time.monotonic() + HOUSEKEEPING_SECONDS
        return self.run_one()

    def _do(self, claim: leases.Claim) -> None:
        """Do the job and end it in one transaction, or note why that was not possible."""
        try:
            self._carry_out(claim, duty_of(claim.kind), at=now())
        except LeaseLost:
            log.warning("%s %s was taken over by another worker.", claim.kind, claim.id)
        except Stopping:
            db.session.rollback()
            with transaction():
                leases.release(claim)
            raise
        except (Conflict, StaleDataError, OperationalError) as conflict:
            log.info("%s %s is tried again: %r", claim.kind, claim.id, conflict)
            db.session.rollback()
            with transaction():
                leases.put_back(claim, at=now())
        except Exception as error:
            log.exception("%s %s failed.", claim.kind, claim.id)
            db.session.rollback()
            with transaction():
                state = leases.fail(claim, error=f"{type(error).__name__}: {error}", at=now())
            if state is JobState.DEAD:
                log.error("%s %s was given up.", claim.kind, claim.id)  # noqa: TRY400

    def _carry_out(self, claim: leases.Claim, duty: Duty, *, at: datetime) -> None:
        prepared: tuple[object, ...] = ()
        if duty.before is not None:
            with transaction():
                heartbeat.beat(self.owner, seconds=self._lease_seconds)
            prepared = (duty.before(claim.payload, at),)
        with transaction():
            if not leases.finish(claim, at=now()):
                raise LeaseLost
            duty.handler(claim.payload, at, *prepared)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        before = {
            number: signal.signal(number, self._ask_to_stop)
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        before[signal.SIGALRM] = signal.signal(signal.SIGALRM, self._stop_now)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._is_stopping = True
        signal.alarm(GRACE_SECONDS)

    def _stop_now(self, _number: int, _frame: FrameType | None) -> None:
        raise Stopping
