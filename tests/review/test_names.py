"""A new version of the procedure renames steps for items started after its deploy only."""

from app.review.queries.casefile import casefile
from app.review.reading import state_sentence
from tests.review.chain import SHIPPED, Chain, deploy


def test_a_renamed_step_is_renamed_for_what_starts_afterwards(chain, app):
    chain.open()
    renamed = SHIPPED.read_text().replace('name="科室负责人初审"', 'name="处室把关"')

    deploy(renamed.encode())
    later = Chain(chain.organ, chain.unit, chain.people)
    later.open()

    reader = chain.people["draft"]
    assert chain.step("unit_review").title == "科室负责人初审"
    assert later.step("unit_review").title == "处室把关"
    assert "处室把关" in state_sentence(casefile(reader, later.review.id))
    page = app.test_client().sign_in(chain.people["unit_review"]).get("/inbox/pool")
    assert "处室把关" in page.get_data(as_text=True)
