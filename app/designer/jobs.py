"""What the worker does about procedures; every entry may run twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.designer import shipped

DEPLOY_SHIPPED = "procedures.deploy_shipped"


def deploy_shipped(_payload: Mapping[str, Any], at: datetime) -> None:
    """See to it that every shipped procedure is in use."""
    shipped.deploy_shipped(at)
