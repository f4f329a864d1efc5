"""A real worker with the product's own duties and a mail server.

Run by the tests: python -m tests.notices.worker_process DATABASE_URL FOLDER MAIL_PORT
"""

import sys
from pathlib import Path

from app import create_app
from app.jobs.worker import Worker
from config import Testing
from tests.notices.post import HOST, SENDER


def main(url: str, folder: str, port: str) -> None:
    settings = Testing()
    settings.SQLALCHEMY_DATABASE_URI = url
    settings.DATA_DIR = Path(folder)
    settings.MAIL_SERVER, settings.MAIL_PORT, settings.MAIL_FROM = HOST, int(port), SENDER
    app = create_app(settings)
    with app.app_context():
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        Worker().run()


if __name__ == "__main__":
    main(*sys.argv[1:])
