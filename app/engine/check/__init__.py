"""Whether a diagram can be run and may be: one package, one module for each kind of question.

Cut by question, so that a rule, its data and its tests are found together. Later questions are only
asked where the earlier ones left an answer that can be relied on.
"""

from lxml import etree

from app.engine.check.blocks import check_blocks
from app.engine.check.conditions import check_conditions
from app.engine.check.elements import check_elements, names_of
from app.engine.check.gov import check_attributes, check_steps
from app.engine.check.graph import MOST_NODES, check_graph, check_processes, check_size
from app.engine.check.lawful import check_law
from app.engine.check.messages import check_event_gateways, check_messages
from app.engine.check.paths import check_loops, check_paths
from app.engine.check.report import Report
from app.engine.check.schema import check_schema
from app.engine.check.timers import check_timers
from app.engine.check.trial import check_trial
from app.engine.diagram import Diagram, from_root
from app.engine.reading import Unreadable, read_xml
from app.engine.values import Finding

__all__ = ["check", "faults_in_the_drawing"]


def check(source: bytes) -> list[Finding]:
    """Everything there is to say about the diagram in ``source``; sound without errors."""
    report = _report(source)
    if isinstance(report, Finding):
        return [report]
    root, diagram, findings = report
    if len(diagram.nodes) <= MOST_NODES:
        if findings.is_sound:
            check_law(diagram, findings)
        check_attributes(root, findings)
        check_steps(diagram, findings)
        if findings.is_sound:
            check_trial(source, findings)
    return findings.findings


def faults_in_the_drawing(source: bytes) -> list[Finding]:
    """What stands against walking the diagram at all, lawful or not."""
    report = _report(source)
    return [report] if isinstance(report, Finding) else report[2].findings


def _report(source: bytes) -> Finding | tuple[etree._Element, Diagram, Report]:
    """The file as it was understood, and what is wrong with its elements and arrows."""
    try:
        root = read_xml(source)
    except Unreadable as refusal:
        return Finding(None, refusal.rule, values=refusal.values)

    report = Report(names_of(root))
    check_elements(root, report)
    check_processes(root, report)
    if report.is_sound:
        check_schema(root, report)
    diagram = from_root(root)
    if check_size(diagram, report):
        _check_drawing(diagram, report)
    return root, diagram, report


def _check_drawing(diagram: Diagram, report: Report) -> None:
    check_graph(diagram, report)
    check_event_gateways(diagram, report)
    check_messages(diagram, report)
    check_conditions(diagram, report)
    if report.is_sound:
        check_paths(diagram, report)
        check_loops(diagram, report)
    if report.is_sound:
        check_blocks(diagram, report)
    check_timers(diagram, report)
