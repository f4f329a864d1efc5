"""Reads a page as strictly as a validator would, and says what is wrong with it."""

import re
from html.parser import HTMLParser

SVG_SHAPES = {"use", "path", "circle", "rect", "line", "polygon", "polyline", "ellipse"}
VOID = SVG_SHAPES | {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
VOID |= {"source", "track", "wbr"}
BLOCKS = {"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "table"}
BLOCKS |= {"figure", "footer", "form", "header", "hr", "main", "nav", "ol", "p", "pre", "section"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "ul"}
BUTTONS = frozenset({"hidden", "submit", "button", "image", "reset"})
INTERACTIVE = frozenset({"a", "button", "form"})
ADDRESSES = frozenset({"href", "src", "action", "formaction"})
TOKEN = re.compile(r"\.eJ[\w.-]+")


class Markup(HTMLParser):
    """One page or fragment; ``problems`` is empty when it is sound."""

    def __init__(self, text: str, *, is_page: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self._open: list[str] = []
        self._ids: set[str] = set()
        self._labelled: set[str] = set()
        self._referred: set[str] = set()
        self._controls: list[tuple[str, str | None]] = []
        self._counted = dict.fromkeys(("h1", "title", "main"), 0)
        self._forms: list[bool] = []
        self.feed(text)
        self.close()
        self._finish(is_page=is_page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) < len(attrs):
            self.problems.append(f"<{tag}> names an attribute twice")
        self._check_place(tag)
        self._check_attributes(tag, given)
        self._check_control(tag, given)
        if tag in self._counted and "svg" not in self._open:
            self._counted[tag] += 1
        if tag == "form":
            self._forms.append((given.get("method") or "get").lower() == "post")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()
            if "svg" not in self._open:
                self.problems.append(f"<{tag}/> does not close itself in HTML")

    def handle_endtag(self, tag: str) -> None:
        if tag in SVG_SHAPES:
            return
        if not self._open or self._open[-1] != tag:
            line, _ = self.getpos()
            open_ = self._open[-1] if self._open else "nothing"
            self.problems.append(f"line {line}: </{tag}> while <{open_}> is open")
            if tag in self._open:
                while self._open.pop() != tag:
                    pass
            return
        self._open.pop()
        if tag == "form" and self._forms and self._forms.pop():
            self.problems.append("a form that posts carries no csrf_token")

    def _check_place(self, tag: str) -> None:
        if tag in BLOCKS and "p" in self._open and "svg" not in self._open:
            self.problems.append(f"<{tag}> inside <p>")
        if tag in INTERACTIVE and tag in self._open:
            self.problems.append(f"<{tag}> inside <{tag}>")
        if tag == "style":
            self.problems.append("inline <style>")

    def _check_attributes(self, tag: str, given: dict[str, str | None]) -> None:
        self._check_scripts(tag, given)
        if tag == "img" and "alt" not in given:
            self.problems.append("<img> without alt")
        if (identity := given.get("id")) is not None and "svg" not in self._open:
            if identity in self._ids:
                self.problems.append(f"id {identity!r} twice")
            self._ids.add(identity)
        for name in ("aria-describedby", "aria-labelledby", "for"):
            self._referred.update((given.get(name) or "").split())

    def _check_scripts(self, tag: str, given: dict[str, str | None]) -> None:
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                self.problems.append(f"<{tag}> has an inline {name}")
            if name in ADDRESSES and (value or "").strip().lower().startswith("javascript:"):
                self.problems.append(f"<{tag}> has a javascript: address")
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.problems.append("inline <script>")

    def _check_control(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "label" and (target := given.get("for")):
            self._labelled.add(target)
        if tag == "input" and given.get("name") == "csrf_token" and self._forms:
            self._forms[-1] = False
        if tag not in ("input", "select", "textarea"):
            return
        if tag == "input" and (given.get("type") or "text") in BUTTONS:
            return
        if "aria-label" in given or "aria-labelledby" in given or "label" in self._open:
            return
        self._controls.append((given.get("name") or tag, given.get("id")))

    def _finish(self, *, is_page: bool) -> None:
        self.problems += [f"<{tag}> is never closed" for tag in self._open]
        self.problems += [
            f"control {name!r} has no label"
            for name, identity in self._controls
            if identity not in self._labelled
        ]
        if is_page:
            self.problems += [
                f"{count} <{tag}>" for tag, count in self._counted.items() if count != 1
            ]
            self.problems += [
                f"refers to the missing id {name!r}" for name in sorted(self._referred - self._ids)
            ]


def without_tokens(page: str) -> str:
    """``page`` without the tokens of its forms: they tell the second in which it was made."""
    return TOKEN.sub("", page)
