"""Running procedures drawn as BPMN; the only package that imports SpiffWorkflow.

Callers get what changed and mirror it into their own tables, so no screen ever asks the engine.
"""

from app.engine.check import check
from app.engine.errors import EngineError
from app.engine.play import play
from app.engine.progress import (
    ClosedTask,
    OpenTask,
    Preview,
    Progress,
    TimerMoved,
    TimerSet,
    WaitSet,
)
from app.engine.registry import use_deadline, use_operations
from app.engine.runtime import (
    cancel,
    complete,
    deliver,
    preview,
    retime,
    send_back,
    start,
    take_back,
    wake,
)
from app.engine.values import Finding, Outcome, StepSpec
from app.engine.versions import deploy

__all__ = [
    "ClosedTask",
    "EngineError",
    "Finding",
    "OpenTask",
    "Outcome",
    "Preview",
    "Progress",
    "StepSpec",
    "TimerMoved",
    "TimerSet",
    "WaitSet",
    "cancel",
    "check",
    "complete",
    "deliver",
    "deploy",
    "play",
    "preview",
    "retime",
    "send_back",
    "start",
    "take_back",
    "use_deadline",
    "use_operations",
    "wake",
]
