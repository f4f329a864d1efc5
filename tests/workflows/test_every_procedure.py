"""What holds for each procedure that is shipped."""

from itertools import combinations

import pytest
from lxml import etree

from app.engine import check
from app.engine.diagram import read
from app.engine.reading import BPMN, DI
from tests.workflows import SHIPPED


@pytest.fixture(params=SHIPPED)
def source(request):
    return SHIPPED[request.param]


def test_there_is_nothing_to_say_against_it(source):
    assert check(source) == []


def test_the_file_is_named_after_its_process():
    assert {read(source).process_id for source in SHIPPED.values()} == set(SHIPPED)


def test_every_element_is_laid_out(source):
    root = etree.fromstring(source)
    pictures = [each.get("bpmnElement") for each in root.iter(f"{{{DI}}}*")]
    diagram = read(source)
    notes = {
        each.get("id") for each in root.iter(f"{{{BPMN}}}textAnnotation", f"{{{BPMN}}}association")
    }

    assert set(filter(None, pictures)) == {
        diagram.process_id,
        *diagram.nodes,
        *diagram.flows,
        *notes,
    }


def test_every_flow_begins_and_ends_at_its_shapes(source):
    root = etree.fromstring(source)
    boxes = {shape.get("bpmnElement"): _box(shape) for shape in root.iter(f"{{{DI}}}BPMNShape")}
    points = {edge.get("bpmnElement"): _points(edge) for edge in root.iter(f"{{{DI}}}BPMNEdge")}

    for flow in read(source).flows.values():
        assert _touches(boxes[flow.source], points[flow.id][0]), flow.id
        assert _touches(boxes[flow.target], points[flow.id][-1]), flow.id


def test_no_two_shapes_overlap(source):
    """But what lies within a subprocess, and what sits on its border."""
    root, nodes = etree.fromstring(source), read(source).nodes
    boxes = {shape.get("bpmnElement"): _box(shape) for shape in root.iter(f"{{{DI}}}BPMNShape")}

    for one, other in combinations(boxes, 2):
        if not _belongs_to(nodes, one, other) and not _belongs_to(nodes, other, one):
            (left, top, width, height), (x, y, wide, high) = boxes[one], boxes[other]
            apart = x >= left + width or left >= x + wide or y >= top + height or top >= y + high
            assert apart, (one, other)


def _belongs_to(nodes, element, whole):
    """Whether ``element`` is drawn within ``whole`` or on its border; notes may lie within too."""
    node = nodes.get(element)
    if node is None:
        return whole in nodes and nodes[whole].kind == "subProcess"
    around = [node.attached_to, node.scope]
    while around[-1] in nodes:
        around.append(nodes[around[-1]].scope)
    return whole in around


def test_each_return_target_is_written_beside_its_step(source):
    root = etree.fromstring(source)
    notes = {
        note.get("id"): "".join(note.itertext()) for note in root.iter(f"{{{BPMN}}}textAnnotation")
    }
    beside: dict[str, str] = {}
    for line in root.iter(f"{{{BPMN}}}association"):
        beside[line.get("sourceRef")] = notes[line.get("targetRef")]
    diagram = read(source)

    for node in diagram.nodes.values():
        for target in (node.step and node.step.returns) or ():
            assert diagram.nodes[target].title in beside[node.id]


def _box(shape):
    bounds = next(child for child in shape if child.tag.endswith("Bounds"))
    return tuple(float(bounds.get(key)) for key in ("x", "y", "width", "height"))


def _points(edge):
    ways = [child for child in edge if child.tag.endswith("waypoint")]
    return [(float(each.get("x")), float(each.get("y"))) for each in ways]


def _touches(box, point):
    left, top, width, height = box
    x, y = point
    inside = left <= x <= left + width and top <= y <= top + height
    return inside and (x in (left, left + width) or y in (top, top + height))
