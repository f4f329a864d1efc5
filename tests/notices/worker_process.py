"""A real worker with the product's own duties and a mail server."""

from multiprocessing.connection import Connection
from pathlib import Path

from app import create_app
from app.jobs.worker import Worker
from config import Testing
from tests.forking import say_ready
from tests.notices.post import HOST, SENDER


def main(url: str, folder: str, port: int, ready: Connection) -> None:
    settings = Testing()
    settings.SQLALCHEMY_DATABASE_URI = url
    settings.DATA_DIR = Path(folder)
    settings.MAIL_SERVER, settings.MAIL_PORT, settings.MAIL_FROM = HOST, port, SENDER
    app = create_app(settings)
    with app.app_context():
        say_ready(ready)
        Worker().run()
