"""What can go wrong in the engine: one root, a code for programs and a sentence for people."""

from collections.abc import Sequence

from app.engine.reasons import REASONS
from app.engine.values import Finding
from app.kit.errors import Conflict, Invalid, ProductError


class EngineError(ProductError):
    """The engine did not do what it was asked. ``code`` is one of ``reasons.REASONS``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(**values)
        self.code = code

    def __str__(self) -> str:
        return str(REASONS[self.code]) % self.values


class ExpressionRefused(EngineError, Invalid):
    """A condition or a timer is not written in our language, or cannot be worked out."""


class NotPossibleNow(EngineError, Conflict):
    """The step, the timer or the instance is not in the state the caller saw."""


class ReturnRefused(EngineError, Invalid):
    """There is no way back to this step from where the instance stands."""


class DecisionRefused(EngineError, Invalid):
    """A verdict or a fact that the procedure does not know."""


class ProcedureStuck(EngineError, Conflict):
    """The procedure cannot go on: no condition holds, a fact is missing, a limit is reached."""


class StateDamaged(EngineError, Conflict):
    """The saved state is not what this engine wrote. Nothing is run on it."""


class NotDeployable(EngineError, Invalid):
    """The procedure cannot be run; ``findings`` are what a check says against it."""

    def __init__(self, code: str, findings: Sequence[Finding] = (), **values: object) -> None:
        super().__init__(code, **values)
        self.findings = tuple(findings)
