"""The search can be put in order from the command line."""

from flask import Flask
from sqlalchemy import update

from app.kit.db import db
from app.publishing.models.search_entries import SearchEntry
from app.publishing.search_queries import Filters, found
from tests import factories
from tests.portal.papers import paper


def test_what_other_rules_indexed_is_indexed_again(app: Flask) -> None:
    paper(factories.organ(), "消费通知")
    db.session.execute(update(SearchEntry).values(tokenizer="older", title="", body=""))
    db.session.commit()

    answer = app.test_cli_runner().invoke(args=["portal", "reindex"])

    assert answer.output == "1 indexed.\n"
    assert [hit.title for hit in found("消费", Filters(), limit=5)] == ["消费通知"]
