"""Long reports and all that the next one says of them: those of the fixtures, and the sentences of the corpora together.

Where a report holds one sentence hardly anything stands beside a figure: no other that is like it, no section that answers its own,
no row, no paragraph. Here many stand together, told by the next report in another order and with slips, and planned again.
``told_reports/`` holds all that is said and reckoned, as ``told/`` that of pairs; it is written anew by:

    python tests/following/told_reports.py --write
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "lang"))
from commitment_corpus import promises
from pairs import compared_reports, told_of
from statement_corpus import sentences

import looked_at
import reportdiff as rd

TOLD = Path(__file__).parent / "told_reports"
_FIXTURES = Path(__file__).parents[2] / "fixtures"
_FILES = (
    ("qinglan/2024.txt", "qinglan/2025.txt"), ("harwick/2024.txt", "harwick/2025.txt"),
    ("counties/yuwan2021.txt", "counties/yuwan2022.txt"), ("counties/yuwan2024.txt", "counties/yuwan2025.txt"),
    ("counties/jichuan/2023.md", "counties/jichuan/2024.md"), ("counties/2022/shiliang.html", "counties/2023/shiliang.html"),
)  # fmt: skip
_GROUPS = {"zh": 14, "en": 5}  # of sentences: each is a report
_IN_PARAGRAPH = 5
_FRAMES = {
    "zh": "{year}年云溪县政府工作报告\n\n一、{last}年工作回顾\n\n{review}\n\n二、{year}年工作安排\n\n{plan}\n",
    "en": "Report on the Work of the Government of Marlow County, {year}\n\nI. Review of Our Work in {last}\n\n{review}\n\nII. Tasks for {year}\n\n{plan}\n",
}
_HEADINGS = {"zh": ("（一）做强产业", "（二）建好城乡", "（三）惠及民生"), "en": ("Industry", "Town and Country", "The Welfare of the People")}
_YEAR = 2031  # for which the corpora plan


@cache
def names() -> tuple[str, ...]:
    """The files of fixtures, and the numbers of the groups of sentences of each language."""
    made = (f"{lang}-{number}" for lang, groups in _GROUPS.items() for number in range(groups))
    return (*(old for old, _ in _FILES), *made)


def file_of(name: str) -> str:
    """The file that tells of a pair of reports."""
    return name.partition(".")[0].replace("/", "-")


@cache
def _said(lang: str) -> tuple[str, ...]:
    told = dict.fromkeys(one.text for one in sentences(lang) if "\n" not in one.text)
    promised = dict.fromkeys(one.text for one in promises()) if lang == "zh" else {}
    return (*told, *promised)


def reports(name: str) -> tuple[rd.Report, rd.Report]:
    """A pair of reports by its name."""
    for old, new in _FILES:
        if name == old:
            return rd.read(_FIXTURES / old), rd.read(_FIXTURES / new)
    lang, _, number = name.partition("-")
    told = [one for one in _said(lang) if looked_at.turn(one, _GROUPS[lang]) == int(number)]
    review = [looked_at.slipped(one) if at % 3 else one for at, one in enumerate((*told[1::2], *told[::2]))]
    first = _FRAMES[lang].format(year=_YEAR, last=_YEAR - 1, review=_laid_out(told[:10], lang), plan=_laid_out(told, lang))
    second = _FRAMES[lang].format(year=_YEAR + 1, last=_YEAR, review=_laid_out(review, lang), plan=_laid_out(told[::3], lang))
    return rd.parse(first, lang=lang), rd.parse(second, lang=lang)


def _laid_out(told: Sequence[str], lang: str) -> str:
    """Sentences in paragraphs, these under headings."""
    joint = " " if lang == "en" else ""
    paragraphs = [joint.join(told[at : at + _IN_PARAGRAPH]) for at in range(0, len(told), _IN_PARAGRAPH)]
    third = -(-len(paragraphs) // 3)
    parts = [(heading, *paragraphs[at * third : (at + 1) * third]) for at, heading in enumerate(_HEADINGS[lang])]
    return "\n\n".join(line for part in parts for line in part)


def lines(name: str) -> Iterator[str]:
    """The name of a pair of reports, and all that is said of it."""
    return told_of(name, compared_reports(*reports(name)))


if __name__ == "__main__" and "--write" in sys.argv:
    looked_at.write(TOLD, ((file_of(name), lines(name)) for name in names()))
