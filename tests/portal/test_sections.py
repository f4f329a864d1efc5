"""The parts of the platform, and the headings of the law, of one organ."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kit.db import db
from app.people.models import Organ
from app.publishing.models import Section
from tests import factories
from tests.portal.papers import paper


@pytest.fixture
def bureau(app: Flask) -> Organ:
    return factories.organ()


@pytest.fixture
def public(app: Flask) -> FlaskClient:
    return app.test_client()


def main_of(public: FlaskClient, url: str) -> str:
    db.session.commit()
    answer = public.get(url)
    assert answer.status_code == 200
    return answer.get_data(as_text=True).split("<main")[1]


@pytest.mark.parametrize(
    ("part", "section"),
    [("guide", Section.GUIDE), ("rules", Section.RULES), ("reports", Section.REPORTS)],
)
def test_each_part_holds_its_papers_alone(
    bureau: Organ, public: FlaskClient, part: str, section: Section
) -> None:
    paper(bureau, "本栏目的文件", section=section)
    paper(factories.organ("云川市司法局"), "别的机关的文件", section=section)
    paper(bureau, "其他文件")

    page = main_of(public, f"/p/{bureau.code}/{part}")

    assert "本栏目的文件" in page
    assert "其他文件" not in page
    assert "别的机关的文件" not in page
    assert "本栏目的文件" not in main_of(public, f"/p/{bureau.code}")


def test_an_empty_part_says_so_and_what_it_will_hold(bureau: Organ, public: FlaskClient) -> None:
    assert "《条例》第十二条" in main_of(public, f"/p/{bureau.code}/guide")
    assert "《条例》第四十九条" in main_of(public, f"/p/{bureau.code}/reports")
    assert "《条例》第二十条第（八）项" in main_of(public, f"/p/{bureau.code}?section=fees")


def test_every_heading_of_the_law_is_named_with_its_number(
    bureau: Organ, public: FlaskClient
) -> None:
    paper(bureau, "2026年部门预算", section=Section.BUDGETS)
    paper(bureau, "应急预案", section=Section.EMERGENCIES)

    page = main_of(public, f"/p/{bureau.code}?section=budgets")

    assert "应急预案" not in page
    assert page.count("?section=") >= 16
    assert '财政预算、决算 <span class="count">1</span>' in page


def test_a_search_goes_through_every_part(bureau: Organ, public: FlaskClient) -> None:
    paper(bureau, "公开指南", section=Section.GUIDE)

    assert "<mark>公开指南</mark>" in main_of(public, f"/p/{bureau.code}?q=公开指南")


def test_parts_nobody_made_are_not_there(bureau: Organ, public: FlaskClient) -> None:
    db.session.commit()

    assert public.get(f"/p/{bureau.code}/laws").status_code == 404
    assert public.get("/p/nobody/guide").status_code == 404
    assert public.get(f"/p/{bureau.code}?section=guide").status_code == 200
    assert public.get(f"/p/{bureau.code}?section=%00").status_code == 200
