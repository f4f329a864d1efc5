"""Where this installation keeps what is not in the database."""

from pathlib import Path

from flask import current_app


def data_folder(name: str) -> Path:
    """The folder ``name`` under DATA_DIR, made when it is not there yet."""
    folder = Path(current_app.config["DATA_DIR"]) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
