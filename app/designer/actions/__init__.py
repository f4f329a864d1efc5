"""What happens to procedures, one module for each verb."""

from app.designer.actions.deploying import deploy_procedure

__all__ = ["deploy_procedure"]
