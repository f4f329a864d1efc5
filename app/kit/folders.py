"""Where this installation keeps what is not in the database."""

from pathlib import Path

from flask import current_app


def data_folder(name: str) -> Path:
    """The folder ``name`` under DATA_DIR, made when it is not there yet."""
    return _made(Path(current_app.config["DATA_DIR"]) / name)


def trail_folder() -> Path:
    """Where the heads of the trail are written down: best on a disk of its own."""
    chosen = current_app.config["TRAIL_DIR"]
    return _made(Path(chosen)) if chosen else data_folder("trail")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
