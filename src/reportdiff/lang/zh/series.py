"""连续9年全国第一: what is said to have gone on for so many years, so that the next report must count one more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.lang.zh import numerals
from reportdiff.model import Series

_SERIES = re.compile(r"连续(?P<years>\d{1,2}|[一二三四五六七八九十]{1,3})年(?P<said>[^,;。:!?\n、]{2,24})")
_MATTER = re.compile(r"[^,;。:!?\n、\d]{4,24}$")
# Words that say the same in many ways: 居全国首位, 保持全国第一; 稳定在430亿斤以上, 超430亿斤.
_WAYS = re.compile(r"全[国省]|位居|位列|稳居|居|列|保持|稳定在|达到?|获评?|国家|为|超过?|以上|地区|的|实现|在|被评")
_FIRST = re.compile(r"首位|榜首")
_LONGEST = 24  # characters of a matter
_KIND = re.compile(r"(?:指数|水平|工作|考核|评估|评价|成效|总量)+$")


def read_series(view: str, body: tuple[int, int]) -> Iterator[Series]:
    """Each series of years, with its matter and what is said of it in a form that stays the same from year to year."""
    for one in _SERIES.finditer(view, *body):
        years = int(one["years"]) if one["years"].isdigit() else numerals.parse(one["years"])
        said = _FIRST.sub("第一", _WAYS.sub("", one["said"]))
        matter = _MATTER.search(view, max(body[0], one.start() - _LONGEST), one.start())
        if matter and years and years > 1 and said and _begins(view, matter.start()):
            named = _KIND.sub("", matter[0].strip())
            yield Series(one.start("years") - 2, one.end("years") + 1, f"{named}|{said}", int(years))


def _begins(view: str, start: int) -> bool:
    """Whether a clause begins there, so that its matter is named whole."""
    return start == 0 or view[start - 1] in ",;。:!?\n、"
