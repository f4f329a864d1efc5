"""What happens to procedures: deploying a file, drawing a draft, releasing it."""

from app.designer.actions.deploying import deploy_procedure
from app.designer.actions.drawing import begin, discard, import_file, rebase, save
from app.designer.actions.releasing import propose, put_into_force, send_back, take_back

__all__ = [
    "begin",
    "deploy_procedure",
    "discard",
    "import_file",
    "propose",
    "put_into_force",
    "rebase",
    "save",
    "send_back",
    "take_back",
]
