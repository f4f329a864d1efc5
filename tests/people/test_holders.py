from sqlalchemy import select

from app.kit.db import db
from app.people import queries
from app.people.models import Lane, Post
from tests import factories


def test_a_unit_head_serves_his_own_unit_only(app):
    organ = factories.organ()
    law, trade = factories.unit(organ), factories.unit(organ)
    head = factories.person("unit_head", organ=organ, unit=law)

    assert queries.holders(organ_id=organ.id, lane=Lane.UNIT_HEAD, unit_id=law.id) == [head]
    assert queries.holders(organ_id=organ.id, lane=Lane.UNIT_HEAD, unit_id=trade.id) == []


def test_a_post_in_the_whole_organ_serves_every_unit(app):
    organ = factories.organ()
    law = factories.unit(organ)
    leader = factories.person("leader", organ=organ)

    assert queries.holders(organ_id=organ.id, lane=Lane.LEADER, unit_id=law.id) == [leader]


def test_heads_come_before_deputies_and_the_disabled_not_at_all(app):
    organ = factories.organ()
    deputy = factories.person("leader", organ=organ, deputy=True, name="安")
    leader = factories.person("leader", organ=organ, name="赵")
    factories.person("leader", organ=organ).is_active = False

    assert queries.holders(organ_id=organ.id, lane=Lane.LEADER) == [leader, deputy]


def test_another_organ_has_no_holders_of_ours(app):
    ours, theirs = factories.organ(), factories.organ("云川市档案馆")
    factories.person("leader", organ=ours)

    assert queries.holders(organ_id=theirs.id, lane=Lane.LEADER) == []


def test_lanes_serve_steps_by_the_rule_of_holders(app):
    organ = factories.organ()
    law, trade = factories.unit(organ), factories.unit(organ)
    lanes = queries.lanes_of(factories.person("drafter", organ=organ, unit=law))

    assert queries.fills(lanes, lane=Lane.DRAFTER, unit_id=law.id)
    assert queries.fills(lanes, lane=Lane.DRAFTER, unit_id=None)
    assert not queries.fills(lanes, lane=Lane.DRAFTER, unit_id=trade.id)
    assert not queries.fills(lanes, lane=Lane.LEADER, unit_id=None)


def test_the_condition_on_columns_follows_the_rule_of_holders(app):
    organ = factories.organ()
    law, trade = factories.unit(organ), factories.unit(organ)
    for unit in (law, trade, None):
        factories.person("drafter", organ=organ, unit=unit)
    places = {law.id: "law", trade.id: "trade", None: "organ"}

    def served(lanes):
        condition = queries.served_by(frozenset(lanes), lane=Post.lane, unit_id=Post.unit_id)
        return {places[unit] for unit in db.session.scalars(select(Post.unit_id).where(condition))}

    assert served({(Lane.DRAFTER, law.id)}) == {"law", "organ"}
    assert served({(Lane.DRAFTER, None)}) == {"law", "trade", "organ"}
    assert served({(Lane.LEADER, None)}) == set()
    assert served(set()) == set()


def test_two_people_of_one_name_have_two_labels(app):
    organ = factories.organ()
    law = factories.unit(organ, "政策法规科")
    one, other = (factories.person(organ=organ, unit=law) for _ in range(2))

    assert one.label == f"王芳（政策法规科，{one.staff_number}）"
    assert one.label != other.label
