"""A paper and its chain, for tests of review."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.review import chain as chains
from tests.review.chain import Chain, Papers


@pytest.fixture
def papers() -> Iterator[Papers]:
    with chains.papers() as connected:
        yield connected


@pytest.fixture
def chain(app: Flask, papers: Papers) -> Chain:
    return chains.chain()
