"""What our own namespace says: ``gov:step`` with its outcomes and returns, ``gov:facts``."""

from dataclasses import dataclass

from lxml import etree

from app.engine.reading import BPMN, GOV
from app.engine.values import Outcome, StepSpec

G = f"{{{GOV}}}"
B = f"{{{BPMN}}}"


@dataclass(frozen=True, slots=True)
class Signing:
    """How several signers of one step count (DESIGN §3.7). ``count``: all, any or a number."""

    is_sequential: bool
    count: str = "all"
    first_return_ends: bool = True


def step_of(gov: etree._Element | None, *, node_id: str, title: str) -> StepSpec:
    """The step a user task describes; without ``gov:step`` it says only what it is called."""
    if gov is None:
        return StepSpec(node_id=node_id, title=title or node_id)
    returns = tuple(target for each in gov.iterchildren(f"{G}return") if (target := each.get("to")))
    days = gov.get("days", "").strip()
    return StepSpec(
        node_id=node_id,
        title=title or node_id,
        lane=gov.get("lane") or None,
        of=gov.get("of") or None,
        form=gov.get("form") or None,
        days=int(days) if days.isascii() and days.isdigit() and len(days) <= 4 else None,
        duty=gov.get("duty") or None,
        outcomes=tuple(
            _outcome(each) for each in gov.iterchildren(f"{G}outcome") if each.get("id")
        ),
        returns=returns or None,
    )


def _outcome(element: etree._Element) -> Outcome:
    return Outcome(
        id=element.get("id", ""),
        label=element.get("label") or str(element.get("id", "")),
        reason_required=element.get("reason") == "required",
        returns_to=element.get("returnsTo") or None,
        straight=element.get("straight") == "true",
    )


def operation_of(gov: etree._Element | None) -> str | None:
    return None if gov is None else gov.get("operation") or None


def signing_of(element: etree._Element, gov: etree._Element | None) -> Signing | None:
    """The multi-instance marker of ``element``, counted as ``gov:step`` says."""
    marker = element.find(f"{B}multiInstanceLoopCharacteristics")
    if marker is None:
        return None
    return Signing(
        is_sequential=marker.get("isSequential") in ("true", "1"),
        count="all" if gov is None else gov.get("count", "all"),
        first_return_ends=gov is None or gov.get("firstReturnEnds", "true") == "true",
    )


def fact_types(process: etree._Element) -> dict[str, str]:
    """The facts ``process`` declares, by name."""
    declared = process.iterfind(f"{B}extensionElements/{G}facts/{G}fact")
    return {name: each.get("type", "text") for each in declared if (name := each.get("name"))}
