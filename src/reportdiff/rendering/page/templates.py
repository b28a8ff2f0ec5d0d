"""Templates, style and script put together to one document with its content security policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reportdiff.rendering import wording
from reportdiff.rendering.page.marked import escaped
from reportdiff.rendering.page.policy import content_security_policy
from reportdiff.rendering.wording import Words


def document(template: str, scripts: Sequence[str], words: Words, told: Mapping[str, Any]) -> str:
    """The page that ``template`` makes of what is ``told``; ``scripts`` are the names of those it runs."""
    style, run = part("page.css"), [part(name) for name in scripts]
    made = (
        _environment()
        .get_template(template)
        .render(
            lang="zh-CN" if words is wording.load("zh") else "en",
            policy=content_security_policy(run, [style]),
            style=Markup(style),
            scripts=[Markup(script) for script in run],
            words=words,
            say=words.page,
            **told,
        )
    )
    return made.rstrip("\n") + "\n"


@cache
def part(name: str) -> str:
    """The text of a file in ``parts/``."""
    file = resources.files(__package__) / "parts" / name
    return file.read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(part), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["e"] = made.filters["escape"] = _escape
    made.finalize = _finalize
    return made


def _escape(value: Any) -> Markup:
    return value if isinstance(value, Markup) else Markup(escaped(str(value)))


def _finalize(value: Any) -> Any:
    """Texts of reports on their way into the page: controls and marks of direction are shown as �."""
    return _escape(value) if isinstance(value, str) else value
