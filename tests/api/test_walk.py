"""One document from its draft to the public, through nothing but the API."""

from tests.publishing.conftest import DRAFT
from tests.review.chain import ANSWERS

BODY = {
    "title": DRAFT.title,
    "issuers": list(DRAFT.issuers),
    "document_number": "云商〔2026〕9号",
    "formed_on": "2026-03-01",
    "theme": DRAFT.theme,
    "subtheme": DRAFT.subtheme,
    "attribute": "proactive",
    "body": DRAFT.body,
}


def only(items):
    (item,) = items
    return item


def waiting(program, title, *, desk="pool"):
    """The one step that waits there."""
    step = only(program.get(f"/steps?list={desk}").json["items"])
    assert (step["step"], step["refusal"]) == (title, None)
    return step


def decided(program, step, form, verdict, **more):
    """The step claimed and decided; the case as it was read before."""
    assert program.post(f"/steps/{step['step_id']}/claim").json["is_claimed"] is True
    case = program.get(f"/reviews/{step['review_id']}").json
    given = {"verdict": verdict, "digest": case["digest"], "text": "同意上报审批"} | more
    given["answers"] = {
        name: "yes" if value is True else value
        for name, value in ANSWERS.get(form, {}).items()
        if name != "places"
    }
    answer = program.post(f"/steps/{step['step_id']}/opinion", given)
    assert answer.status_code == 200, answer.json
    return case


def test_a_document_goes_from_draft_to_the_public(way, program, anybody):
    # given a draft, written and submitted
    drafter = program(way.office.drafter)
    made = drafter.post("/documents", BODY).json
    read = drafter.get(f"/documents/{made['id']}").json
    sent = drafter.post(f"/documents/{made['id']}/submission", {"seen": read["version"]}).json
    assert (read["lacking"], sent["state"]) == ([], "in_review")

    # when everybody has decided
    who = {node: program(person) for node, person in way.people.items()}
    step = waiting(who["unit_review"], "科室负责人初审")
    case = decided(who["unit_review"], step, "review", "approve")
    assert "稳定和扩大消费" in case["text"]["html"]
    step = waiting(who["office_review"], "政务公开领导小组办公室审核")
    chosen = str(way.people["sign"].id)
    decided(who["office_review"], step, "office", "approve", chosen=chosen)
    step = waiting(who["sign"], "组长/副组长审批", desk="mine")
    decided(who["sign"], step, "sign", "approve")
    step = waiting(who["secrecy_review"], "保密审查")
    decided(who["secrecy_review"], step, "secrecy", "open")
    step = waiting(who["office_release"], "领导小组办公室发布")
    case = decided(who["office_release"], step, "release", "release")

    # then anybody finds and reads it
    assert [each["person"][:3] for each in case["opinions"]][:2] == ["李晓燕", "赵建国"]
    found = only(anybody.get("/publications?q=云商[2026]9号").json["items"])
    paper = anybody.get(found["url"]).json
    assert (paper["title"], paper["document_number"]) == (BODY["title"], "云商〔2026〕9号")
    assert "稳定和扩大消费" in paper["html"]
