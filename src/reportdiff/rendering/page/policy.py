"""The content security policy of a page: nothing is fetched, and only the page's own script and style are run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def content_security_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy that allows these inline scripts and styles, each by the hash of its text, and nothing else.

    A text must stand between its tags exactly as it is given here, white space included.
    """
    return "; ".join(
        (
            "default-src 'none'",
            _allowed("script-src", scripts),
            _allowed("style-src", styles),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _allowed(directive: str, texts: Iterable[str]) -> str:
    return " ".join([directive, *(_hash(text) for text in texts)]) if (texts := tuple(texts)) else f"{directive} 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
