import pytest

from app.kit.db import db
from app.review import actions
from tests import factories
from tests.review.chain import NOW, Chain


@pytest.fixture
def client(app):
    return app.test_client()


def text_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_what_is_handed_on_stands_in_the_pool_of_the_unit(chain, client):
    chain.open()
    client.sign_in(chain.people["unit_review"])

    page = text_of(client, "/inbox/pool")

    assert "云川市促进消费若干措施" in page
    assert "签收" in page


def test_what_is_claimed_leaves_the_pool_and_is_mine(chain, client):
    chain.open()
    step = chain.step("unit_review")
    actions.claim(step.id, by=chain.people["unit_review"], at=chain.tick())
    client.sign_in(chain.people["unit_review"])

    assert str(step.id) not in text_of(client, "/inbox/pool")
    assert str(step.id) in text_of(client, "/inbox")


def test_another_unit_does_not_see_it(chain, client):
    chain.open()
    other = factories.person("unit_head", organ=chain.organ, unit=factories.unit(chain.organ))

    page = text_of(client.sign_in(other), "/inbox/pool")

    assert "云川市促进消费若干措施" not in page


def test_another_organ_does_not_see_it(chain, client):
    chain.until("office_review")
    other = factories.person("disclosure_office", organ=factories.organ("云溪县商务局"))

    page = text_of(client.sign_in(other), "/inbox/pool")

    assert "云川市促进消费若干措施" not in page


def test_the_pool_says_why_a_step_may_not_be_claimed(chain, client):
    factories.post(chain.people["draft"], "unit_head", unit_id=chain.unit.id)
    chain.open()

    page = text_of(client.sign_in(chain.people["draft"]), "/inbox/pool")

    assert "您起草或修改过本件" in page


def test_a_leader_finds_what_was_forwarded_without_claiming(chain, client):
    chain.until("sign")

    page = text_of(client.sign_in(chain.people["sign"]), "/inbox")

    assert "组长/副组长审批" in page
    assert "退回待签收" not in page


def test_an_opinion_to_confirm_is_marked(chain, client):
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="第二段须处理")
    chain.hand_on(text="second")

    page = text_of(client.sign_in(chain.people["sign"]), "/inbox")

    assert "待复核确认" in page
    assert "退回×1" in page


def test_done_and_started_show_the_case(chain, client):
    chain.open()
    chain.decide("unit_review")

    done = text_of(client.sign_in(chain.people["unit_review"]), "/inbox/done")
    started = text_of(client.sign_in(chain.people["draft"]), "/inbox/started")

    assert "同意" in done
    assert "政务公开领导小组办公室审核" in started


@pytest.mark.parametrize("url", ["/inbox", "/inbox/pool", "/inbox/done", "/inbox/started"])
def test_an_empty_list_says_what_to_do(chain, client, url):
    page = text_of(client.sign_in(chain.people["sign"]), url)

    assert 'class="empty"' in page


@pytest.mark.parametrize("url", ["/inbox", "/inbox/pool", "/inbox/done", "/inbox/started"])
def test_a_list_takes_a_constant_number_of_statements(chain, client, url):
    chain.open()
    if url == "/inbox":
        actions.claim(chain.step("unit_review").id, by=chain.people["unit_review"], at=NOW)
    if url == "/inbox/done":
        chain.decide("unit_review")
    who = chain.people["draft" if url == "/inbox/started" else "unit_review"]
    client.sign_in(who)
    client.get(url)
    few = len(client.watch.statements)
    for _ in range(4):
        another = Chain(chain.organ, chain.unit, chain.people)
        another.open()
        if url == "/inbox":
            actions.claim(another.step("unit_review").id, by=who, at=NOW)
        if url == "/inbox/done":
            another.decide("unit_review")

    page = text_of(client, url)

    assert page.count("云川市促进消费若干措施") >= 5
    assert len(client.watch.statements) == few


def test_what_is_due_first_stands_first(chain, client):
    late, soon = (Chain(chain.organ, chain.unit, chain.people) for _ in range(2))
    late.open(title="不急的通知")
    soon.open(title="紧急的通知", deadline_on=NOW.date())

    page = text_of(client.sign_in(chain.people["unit_review"]), "/inbox/pool")

    assert page.index("紧急的通知") < page.index("不急的通知")


def test_claiming_from_the_inbox(chain, client):
    chain.open()
    client.sign_in(chain.people["unit_review"])

    answer = client.post(f"/steps/{chain.step('unit_review').id}/claim")

    assert answer.status_code == 303
    db.session.expire_all()
    assert chain.step("unit_review").claimed_by_id == chain.people["unit_review"].id


def test_administrators_have_no_inbox(app, client):
    answer = client.sign_in(factories.administrator("audit")).get("/inbox")

    assert answer.status_code == 403
