"""What the viewer of the diagram is told."""

from app.review import diagram
from app.review.queries.casefile import casefile


def state_for(chain):
    return diagram.state(casefile(chain.people["draft"], chain.review.id))


def test_the_way_gone_and_where_it_stands(chain):
    chain.until("office_review")

    state = state_for(chain)

    assert state["current"] == ["office_review"]
    assert {"begin", "draft", "unit_review"} <= set(state["done"])
    assert {"to_draft", "submitted", "unit_approved"} <= set(state["path"])
    assert "forwarded" not in state["path"]


def test_allowed_returns_are_those_of_the_open_step(chain):
    chain.until("office_review")

    assert state_for(chain)["allowed"] == [
        {"from": "office_review", "to": "draft"},
        {"from": "office_review", "to": "unit_review"},
    ]


def test_an_outcome_that_returns_is_an_allowed_return(chain):
    chain.until("secrecy_review")

    assert state_for(chain)["allowed"] == [{"from": "secrecy_review", "to": "draft"}]


def test_a_real_return_stands_with_its_round_and_takes_the_way_back(chain):
    chain.until("office_review")
    chain.decide("office_review", "return", text="请补充依据", return_to="draft")

    state = state_for(chain)

    assert state["returned"] == [{"from": "office_review", "to": "draft", "round": 1}]
    assert "unit_review" not in state["done"]
    assert state["current"] == ["draft"]
