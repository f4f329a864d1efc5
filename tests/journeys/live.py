"""The whole product in this process: its own SQLite file, a web server and a worker."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app
from app.jobs.worker import Worker
from app.kit.db import Base, db
from app.kit.time import keep_distance
from config import Testing

PAUSE = 0.1


class Quiet(WSGIRequestHandler):
    """Says nothing about requests that went well."""

    def log_request(self, *_: object) -> None:
        """Nothing."""


class Product:
    """What a journey meets: an address for browsers and the application for preparing rows."""

    def __init__(self, app: Flask, address: str) -> None:
        self.app = app
        self.address = address
        self.working = threading.Lock()

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """The worker waits meanwhile: what is told of the past is not yet due to it."""
        with self.working:
            yield

    def url(self, path: str) -> str:
        """The whole address of ``path``."""
        return self.address + path


def opened(folder: Path) -> Flask:
    """The application on the database in ``folder``; an empty one, where there is none."""
    settings = Testing()
    settings.DATA_DIR = folder
    settings.SQLALCHEMY_DATABASE_URI = f"sqlite:///{folder / 'journey.db'}"
    settings.DEMONSTRATION = settings.TIME_MACHINE = True
    app = create_app(settings)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        db.session.remove()
    return app


@contextmanager
def running(folder: Path) -> Iterator[Product]:
    """The product on the database in ``folder``, until the block ends."""
    app = opened(folder)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    stop = threading.Event()
    product = Product(app, f"http://127.0.0.1:{server.server_port}")
    threads = [
        threading.Thread(target=server.serve_forever, name="web"),
        threading.Thread(target=_work, args=(product, stop), name="worker"),
    ]
    for thread in threads:
        thread.start()
    try:
        yield product
    finally:
        stop.set()
        server.shutdown()
        for thread in threads:
            thread.join()
        server.server_close()
        with app.app_context():
            db.engine.dispose()
        keep_distance(timedelta())  # a story may have set the clock, and each context follows it


def _work(product: Product, stop: threading.Event) -> None:
    """Do jobs as they come. The worker's own loop wants signals, which only processes get."""
    with product.app.app_context():
        worker = Worker()
        while not stop.wait(PAUSE):
            with product.working:
                worker.keep_house()
                worker.run_due()
        db.session.remove()
