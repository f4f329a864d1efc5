"""A document's public page beside a static Jinja page in the same server."""

from collections.abc import Iterator
from functools import partial

from app.kit.db import transaction
from tests.bench import ground
from tests.bench.figures import Figure, at_least, in_turn
from tests.publishing.conftest import office_of
from tests.serving import requests_per_second, web

RUNS = 4
SECONDS = 1.0


def figures() -> Iterator[Figure]:
    """Requests per second, on each database."""
    for kind in ground.KINDS:
        with ground.database(kind) as database:
            with transaction():
                publication = office_of("云川市商务局").published()
                path = f"/p/{publication.organ.code}/{publication.public_id}"
            with web(database, "tests.bench.served:app") as port:
                rate = partial(requests_per_second, port, seconds=SECONDS)
                page, static = in_turn(
                    partial(rate, path), partial(rate, "/bench/static"), runs=RUNS
                )
            yield at_least(f"portal.{kind}", "requests/s", page, static, limit=0.4)
