"""A draft keeps what was drawn, refuses what is harmful, and lets nobody overwrite another."""

import pytest
from sqlalchemy import select

from app.admin.reasons import ACTS
from app.audit.models import AuditEntry
from app.designer import actions
from app.designer.errors import (
    ChangedMeanwhile,
    DecidedMeanwhile,
    NoProcess,
    NotADiagram,
    NotYoursToDraw,
    OtherProcess,
)
from app.designer.models import Act, DraftState
from app.designer.queries import drafts as queries
from app.kit.db import db
from app.kit.idempotency import KeyUsedForSomethingElse
from tests import factories
from tests.designer.conftest import AT, RENAMED, SOURCE, UNREVIEWED, later, sent
from tests.engine.check.drawing import draw

LARGE = SOURCE + b" " * 1_000_000
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def test_a_draft_begins_as_the_version_in_force(draft, live):
    assert queries.source_of(draft.id) == SOURCE
    assert (draft.state, draft.base_id, draft.revision) == (DraftState.DRAFT, live.id, 1)


def test_what_was_saved_comes_back_byte_for_byte(draft, author):
    actions.save(draft.id, RENAMED, sent=sent(draft), by=author, at=later())

    assert queries.source_of(draft.id) == RENAMED


def test_an_unlawful_drawing_may_be_saved(draft, author):
    actions.save(draft.id, UNREVIEWED, sent=sent(draft), by=author, at=later())

    assert queries.source_of(draft.id) == UNREVIEWED


def test_the_second_of_two_who_save_is_told_and_overwrites_nothing(draft, author, second):
    both_saw = draft.revision
    actions.save(draft.id, RENAMED, sent=sent(draft, seen=both_saw), by=author, at=later())

    with pytest.raises(ChangedMeanwhile) as told:
        actions.save(draft.id, UNREVIEWED, sent=sent(draft, seen=both_saw), by=second, at=later())

    assert author.label in str(told.value)
    assert queries.source_of(draft.id) == RENAMED


def test_saving_twice_with_one_key_saves_once(draft, author):
    first = sent(draft, key="same")
    actions.save(draft.id, RENAMED, sent=first, by=author, at=later())
    revision = draft.revision

    again = actions.save(draft.id, RENAMED, sent=first, by=author, at=later())

    assert again.revision == revision
    assert [each.act for each in queries.acts_on(draft.id).rows] == [Act.SAVED, Act.BEGUN]


def test_a_key_stands_for_one_drawing(draft, author):
    actions.save(draft.id, RENAMED, sent=sent(draft, key="same"), by=author, at=later())

    with pytest.raises(KeyUsedForSomethingElse):
        actions.save(draft.id, SOURCE, sent=sent(draft, key="same"), by=author, at=later())


@pytest.mark.parametrize("source", [b"", b"no diagram", b"<html/>", BOMB, LARGE])
def test_what_is_no_diagram_or_means_harm_is_refused_with_a_sentence(draft, author, source):
    with pytest.raises(NotADiagram) as told:
        actions.save(draft.id, source, sent=sent(draft), by=author, at=later())

    assert len(str(told.value)) > 10
    assert queries.source_of(draft.id) == SOURCE


def test_a_drawing_of_another_process_does_not_replace_this_one(draft, author):
    other = draw("start s;user a;end e", "s>a;a>e")

    with pytest.raises(OtherProcess):
        actions.save(draft.id, other, sent=sent(draft), by=author, at=later())


def test_an_imported_file_is_kept_byte_for_byte_with_its_base(live, author):
    camunda = b' xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:assignee="x"'
    foreign = RENAMED.replace(b'<bpmn:userTask id="sign"', b'<bpmn:userTask id="sign"' + camunda)

    draft = actions.import_file(foreign, name="新.bpmn", by=author, key="k", at=AT)

    assert queries.source_of(draft.id) == foreign
    assert draft.base_id == live.id


def test_a_file_without_a_process_is_not_imported(app, author):
    empty = draw("start s;user a;end e", "s>a;a>e").replace(b'<process id="p"', b'<process id=" "')

    with pytest.raises((NoProcess, NotADiagram)):
        actions.import_file(empty, name="a.bpmn", by=author, key="k", at=AT)


def test_importing_twice_with_one_key_makes_one_draft(app, author):
    source = draw("start s;user a;end e", "s>a;a>e")

    drafts = [
        actions.import_file(source, name="a.bpmn", by=author, key="k", at=AT) for _ in range(2)
    ]

    assert drafts[0].id == drafts[1].id


def test_an_organs_own_administrator_draws_nothing(live):
    organs = factories.administrator("system", organ=factories.organ())

    with pytest.raises(NotYoursToDraw):
        actions.begin(live.id, by=organs, key="k", at=AT)


def test_nothing_is_drawn_on_a_draft_that_was_given_up(draft, author):
    actions.discard(draft.id, sent=sent(draft), by=author, at=later())

    with pytest.raises(DecidedMeanwhile):
        actions.save(draft.id, RENAMED, sent=sent(draft), by=author, at=later())


def test_each_act_stands_in_the_trail(draft, author):
    actions.save(draft.id, RENAMED, sent=sent(draft), by=author, at=later())
    db.session.commit()

    acts = db.session.scalars(select(AuditEntry.act).order_by(AuditEntry.sequence)).all()

    assert acts[-2:] == ["procedure draft begun", "procedure draft saved"]


def test_every_act_on_a_draft_has_words_in_the_trail():
    assert {act.value for act in Act} <= ACTS.keys()
