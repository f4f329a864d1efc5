"""Collects what the parts of a check find: once for each element and rule, and not without end."""

from collections.abc import Mapping

from app.engine.values import Finding, Severity

MOST_FINDINGS = 300


class Report:
    """The findings so far. ``names`` tells what the elements are called."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.findings: list[Finding] = []
        self.refused: set[str] = set()  # elements with an error
        self._seen: set[tuple[str | None, str]] = set()

    @property
    def is_sound(self) -> bool:
        return not any(finding.severity == "error" for finding in self.findings)

    def refuse(self, element: str | None, rule: str, **values: object) -> None:
        """Something that must be put right before the procedure can run."""
        if element is not None:
            self.refused.add(element)
        self._add(element, rule, "error", values)

    def warn(self, element: str | None, rule: str, **values: object) -> None:
        """Something that is only incomplete or odd."""
        self._add(element, rule, "warning", values)

    def _add(
        self, element: str | None, rule: str, severity: Severity, values: dict[str, object]
    ) -> None:
        if (element, rule) in self._seen or len(self.findings) > MOST_FINDINGS:
            return
        self._seen.add((element, rule))
        if len(self.findings) == MOST_FINDINGS:
            self.findings.append(Finding(None, "more-findings", values={"limit": MOST_FINDINGS}))
            return
        named = {"name": self.names.get(element or "", ""), **values}
        self.findings.append(Finding(element, rule, severity, named))
