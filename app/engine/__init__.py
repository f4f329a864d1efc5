"""Running procedures drawn as BPMN; the only package that imports SpiffWorkflow.

Callers get what changed and mirror it into their own tables, so no screen ever asks the engine.
"""

from app.engine.errors import EngineError
from app.engine.progress import ClosedTask, OpenTask, Preview, Progress, TimerSet
from app.engine.values import Finding, Outcome, StepSpec

__all__ = [
    "ClosedTask",
    "EngineError",
    "Finding",
    "OpenTask",
    "Outcome",
    "Preview",
    "Progress",
    "StepSpec",
    "TimerSet",
]
