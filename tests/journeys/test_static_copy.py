"""Somebody of the public reads the static copy: plain files in a folder of some web server."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from app.kit.db import db
from app.portal.static_export import Folder, export
from tests import factories
from tests.journeys import looks
from tests.journeys.chromium import SCREEN, TELEPHONE
from tests.journeys.live import Product
from tests.portal.papers import NOON, attached, changed, paper, taken_down


class Quiet(SimpleHTTPRequestHandler):
    """Gives out files and says nothing about it."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def copy(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Addresses in a copy that stands in a subfolder, by what a test calls them."""
    root = tmp_path_factory.mktemp("web")
    with product.app.app_context():
        bureau, other = factories.organ(), factories.organ("云川市司法局")
        for number in range(45):
            paper(bureau, f"关于开展夜间经济活动的通知（{number}）")
        wanted = paper(bureau, "关于促进消费若干措施的通知", document_number="云商发〔2026〕12号")
        attached(wanted, "附件一：申请表.txt", "内容".encode())
        changed(wanted, explanation="更正联系电话", body="<p>给予一次性补贴。</p>")
        paper(other, "消费纠纷调解办法", published_at=NOON)
        gone = taken_down(paper(bureau, "撤下的通知"), explanation="附件含有个人信息")
        db.session.commit()
        export(Folder(root / "copy"), product.app.jinja_env, config=product.app.config)
        own = f"p/{bureau.code}/{wanted.public_id}"
        paths = {
            "home": "index.html",
            "all": "search/index.html",
            "older": "search/page-1.html",
            "organ": f"p/{bureau.code}/index.html",
            "empty": f"p/{bureau.code}/guide/index.html",
            "paper": f"{own}.html",
            "former": f"{own}/version-1.html",
            "gone": f"p/{bureau.code}/{gone.public_id}.html",
            "found": "search/index.html?q=夜間經濟",
            "nothing": "search/index.html?q=xyzxyz",
        }
        db.session.remove()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}/copy/"
    yield {name: base + path for name, path in paths.items()}
    server.shutdown()
    thread.join()
    server.server_close()


def found(page: Any) -> list[str]:
    """The titles on the page, once the search has ended."""
    page.locator("#found .listing, #found .empty").wait_for()
    return [str(title) for title in page.locator("#found .listing-line a").all_inner_texts()]


@pytest.mark.parametrize(
    "asked",
    ["云商发〔2026〕12号", "云商发[2026]12号", "雲商發（２０２６）第012號", "12号", "促進消費措施"],
)
def test_the_paper_asked_for_stands_first(
    visitor: Callable[..., Any], copy: dict[str, str], asked: str
) -> None:
    page = visitor(copy["home"])

    page.get_by_role("searchbox").fill(asked)
    page.get_by_role("searchbox").press("Enter")

    assert found(page)[0] == "关于促进消费若干措施的通知"


def test_a_search_is_read_on_and_leads_to_the_paper(
    visitor: Callable[..., Any], copy: dict[str, str]
) -> None:
    page = visitor(copy["found"])
    first = len(found(page))
    page.locator("#found button").click()
    page.locator(f"#found .listing-line >> nth={first}").wait_for()

    page.locator("#found .listing-line a").first.click()

    assert "夜间经济" in page.locator("h1").inner_text()


def test_a_search_within_an_organ_stays_there(
    visitor: Callable[..., Any], copy: dict[str, str]
) -> None:
    everywhere = visitor(copy["all"] + "?q=消费")
    within = visitor(copy["organ"] + "?q=消费")

    assert "消费纠纷调解办法" in found(everywhere)
    assert found(within) == ["关于促进消费若干措施的通知"]


def test_a_search_loads_a_small_part_of_the_index(
    visitor: Callable[..., Any], copy: dict[str, str]
) -> None:
    page = visitor(copy["home"])
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url))

    page.goto(copy["found"])
    found(page)

    assert len([url for url in loaded if "/words/" in url]) == 3
    assert len([url for url in loaded if url.endswith(".json")]) <= 5


def test_typed_markup_stays_text(visitor: Callable[..., Any], copy: dict[str, str]) -> None:
    page = visitor(copy["all"] + "?q=<img src=x onerror=alert(1)>消费")

    assert found(page)
    assert "<img src=x" in page.locator("#found h1").inner_text()
    assert page.locator("#found img").count() == 0


@pytest.mark.parametrize("screen", [SCREEN, TELEPHONE], ids=["screen", "telephone"])
@pytest.mark.parametrize(
    "name",
    ["home", "all", "older", "organ", "empty", "paper", "former", "gone", "found", "nothing"],
)
def test_every_page_of_the_copy_is_open_to_everyone(
    visitor: Callable[..., Any], copy: dict[str, str], name: str, screen: dict[str, int]
) -> None:
    page = visitor(copy[name], viewport=screen)
    if name in ("found", "nothing"):
        found(page)

    looks.check(page)


def test_without_scripts_the_lists_lead_everywhere(
    visitor: Callable[..., Any], copy: dict[str, str]
) -> None:
    page = visitor(copy["all"], java_script_enabled=False)

    page.get_by_role("link", name="较早").click()

    assert page.locator(".listing > li").count() == 20
