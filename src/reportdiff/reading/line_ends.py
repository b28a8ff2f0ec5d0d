"""Where a printed line goes on in the next: words, numbers and units that are broken at the end of a line.

Some breaks tell themselves: a line that ends in a comma, one that begins with a full stop, 214. above 6亿元. Others only
the page tells: in a text that is set in lines of one width, a line is broken where the next word no longer fits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.reading.lines import CJK, IS_CJK, ends_sentence
from reportdiff.reading.text_lines import LONGEST, TextLine, cues, width
from reportdiff.reading.wording import BOUNDS, NUMBERED, SCALES, YEAR

_NUMBERED = re.compile(
    NUMBERED + r"|[（(]?\d{1,2}[)）.、．](?!\d)|[IVX]{1,5}\.\s|[-–—•●○■□◆▪*·]"
)
_CLOSES = re.compile(r"[，、。；：！？”’）》」』】〉％%‰℃]")
_OPEN = re.compile(r"[，、“‘（《「『【〈]\Z")
_NUMBER_BROKEN = re.compile(rf"[{CJK}][^\s]*\d[.,，．]?\Z")
_NUMBER_GOES_ON = re.compile(rf"\d[\d.,]*[^\n]{{0,3}}?[{CJK}%]")
_UNIT_BROKEN = re.compile(rf"[{CJK}][^\s]*\d[{SCALES}]*\Z|\d[{SCALES}]+\Z")
_FIGURE_FIRST = re.compile(rf"\d[\d,.]*\s?(?:[%％‰{SCALES}]|[{CJK}]{{1,4}}[，。、；）)])")  # no paragraph begins so
_NEEDS_MORE = re.compile(rf"[{CJK}]{{1,6}}[，、。；）)]|[{CJK}]{{1,3}}(?:{BOUNDS})|[{CJK}]{{1,2}}\Z")
_ALONE = re.compile(rf"\d[\d,.]*\s?[%％‰{SCALES}]*[{CJK}]{{0,2}}")  # a figure that a line has to itself
_DIGIT_LAST = re.compile(r"\d[.,，．]?\Z")
_YEAR = re.compile(rf"(?:19|20)\d\d\s*{YEAR}")
_HYPHENATED = re.compile(r"[a-z]-\Z|\u00ad\Z")
_LOWER = re.compile(r"[a-z]")
_SUM_FIRST = re.compile(r"[~<>≤≥+]?[$€£¥]?\d")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*\s([a-z]{4,}|bn|kg|ha|km|[kMGT]Wh)\b")
_BOX = re.compile(r"\S+%?\s(?:19|20)\d\d\s[a-z]+")  # 16% 2030 performance: a line by itself
_TO_DO = re.compile(r"\bto [a-z]+\Z")
_DATED_HEAD = re.compile(r"(?:19|20)\d\d\s\w+\Z")
_PERCENT = re.compile(r"\d\s?%")
_LAST_WORD = re.compile(r"[A-Za-z]+\Z")
_FIRST_WORD = re.compile(rf"[^\s{CJK}]+|.[，。、；：！？”’）》]*")

_TAIL = 24  # characters at the end of a line that tell whether a number is broken there
_TELLING = 4  # letters; shorter words have no capital in a heading either
_LONGEST_TITLE = 10
_WORDS = 4  # a line of fewer may be a label or a heading
_FULL = 0.97  # of the width of a column: a line of Chinese is set to it
_RAGGED = 0.8  # and one of letters comes so near to it
_COLUMN_SHARE = 0.2  # of the lines of a text in columns break off at its edge
_STEP = 4  # letters by which these differ
_FEWEST = 3
_WIDER = 0.15
_NARROWEST = 24
_WIDEST = 130  # a printed line holds no more letters; what is longer is a paragraph


@dataclass(frozen=True, slots=True)
class Column:
    """How wide the lines of a text are set; 0 where they are not; `indented` where paragraphs begin further in."""

    width: int = 0
    indented: bool = False


def column(lines: Sequence[TextLine]) -> Column:
    """The width that the lines of a text are set to, if they are: many break off there, and few are wider."""
    rights = Counter(line.right for line in lines if line.right >= _NARROWEST and not ends_sentence(line.text))
    if not rights:
        return Column()
    widest = max(rights, key=lambda right: (sum(rights[right - step] for step in range(_STEP)), right))
    full = sum(rights[widest - step] for step in range(_STEP))
    wider = sum(line.right > 1.05 * widest for line in lines)
    if widest > _WIDEST or full < _FEWEST or full < _COLUMN_SHARE * len(lines) or wider > _WIDER * len(lines):
        return Column()
    return Column(widest, sum(line.indent >= 2 for line in lines) >= 0.05 * len(lines))


def goes_on(line: TextLine, following: TextLine, set_to: Column, *, page_between: bool = False) -> str | None:
    """What is read between a line and the one below it, where that goes on with it: nothing or a blank; else ``None``.

    ``page_between`` where a running line stood between them: prose that breaks off there goes on behind it.
    """
    last, first = line.text[-1], following.text[0]
    if "\t" in line.text or "\t" in following.text:
        return None
    if _HYPHENATED.search(line.text[-2:]) and _LOWER.match(first):
        return ""
    over_page = page_between and is_cut_off(line.text, following.text)
    off = over_page or breaks_off(line.text, following.text, after_blank=following.after_blank and not page_between)
    if not off and not _fills(line, following, set_to):
        return None
    chinese = IS_CJK.match(last) or IS_CJK.match(first) or _NUMBER_BROKEN.search(line.text[-_TAIL:])
    return "" if chinese else " "


def breaks_off(above: str, below: str, *, after_blank: bool = False) -> bool:
    """Whether a line cannot end where it does, or the next not begin so."""
    if after_blank or ends_sentence(above):
        # a decimal point at the end of a line is no full stop: 达214. | 6亿元
        return not after_blank and _number_goes_on(above, below)
    above, below = above[-LONGEST:], below[:LONGEST]
    if IS_CJK.search(above) or IS_CJK.search(below):
        if _CLOSES.match(below) or _OPEN.search(above) or _number_goes_on(above, below):
            return True
        return _figure_goes_on(above, below)
    words = above.split()
    if 1 < len(words) < _WORDS and _SUM_FIRST.match(above) and below.partition(" ")[0] in cues("prepositions"):
        return True  # 14% Reduction | in tar losses
    if _is_numbered(below) or len(words) < 2 or is_title(above) or is_title(below):
        return False
    word = _LAST_WORD.search(above)
    if word and word[0].islower() and word[0] in cues("never_last"):
        return True
    if above.endswith(","):  # but a salutation ends so too
        return len(words) >= 2 * _WORDS or not below[0].isupper()
    return len(words) >= _WORDS and bool(word or above[-1].isdigit() or above[-1] == "%") and bool(
        _LOWER.match(below) or (_SUM_FIRST.match(below) and word is not None and word[0].islower() and not _is_row(above, word[0]) and not _BOX.fullmatch(below))
    )


def _is_numbered(text: str) -> bool:
    """Whether a line begins with the number of a heading or a point: 2.5 billion is none."""
    if not _NUMBERED.match(text):
        return False
    amount = _AMOUNT.match(text)
    return amount is None or not (amount[1] in cues("scales") or amount[1] in cues("cell_units"))


def _is_row(text: str, last: str) -> bool:
    """Whether a line is by itself though the next begins with a figure: it does so too, it has the heads of columns, or a goal
    and what was reached of it."""
    heads = last in cues("column_heads") and _DATED_HEAD.search(text)
    begins = _SUM_FIRST.match(text) and len(text.split()) < 2 * _WORDS  # more is prose that a figure begins by chance
    return bool(begins or heads) or len(_PERCENT.findall(text)) > 1


def is_cut_off(above: str, below: str) -> bool:
    """Whether Chinese prose breaks off at the end of a page."""
    is_prose = "，" in above and IS_CJK.match(above[-1]) is not None and not _NUMBERED.match(above)
    return is_prose and not ends_sentence(above) and IS_CJK.match(below) is not None and not _NUMBERED.match(below)


def _figure_goes_on(above: str, below: str) -> bool:
    """Whether a figure is parted from its unit or from what it is of: 21.5亿 | 元, 增长 | 3.1%, 3000人 | 以上."""
    if _ALONE.fullmatch(above) and any(below.startswith(word) for word in cues("never_first")):
        return True
    if _NUMBERED.match(below) or len(IS_CJK.findall(above)) <= _WORDS:  # 附件2 is a heading
        return False
    if any(below.startswith(word) for word in cues("never_first")):
        return True
    if _UNIT_BROKEN.search(above[-_TAIL:]) and _NEEDS_MORE.match(below):
        return True
    in_prose = not _NUMBERED.match(above) or "，" in above
    return bool(in_prose and IS_CJK.match(above[-1]) and _FIGURE_FIRST.match(below) and not _YEAR.match(below))


def is_title(text: str) -> bool:
    """Whether a line is a heading by its capitals, which columns set side by side put between the lines of a sentence."""
    written = text.split()
    if not 2 <= len(written) <= _LONGEST_TITLE or text[-1] in ",;–—-":
        return False  # as nearly all are
    words = [word.strip("“”\"'’()&,:;–—-") for word in written]
    long = [word for word in words if len(word) >= _TELLING and not word.isdigit()]
    return (
        len(long) >= 2
        and (text[0].isupper() or words[0].isdigit())
        and all(word[0].isupper() and word.replace("-", "").replace("’", "").isalpha() for word in long)
    )


def goes_on_over(above: str, title: str, below: str) -> bool:
    """Whether a sentence goes on behind a title that columns of print put into it: our goal is to reach | Reefs by the Numbers |
    1 million divers."""
    if not is_title(title) or len(above.split()) < 2 * _WORDS or IS_CJK.search(above):
        return False
    if cues("of_sentences").isdisjoint(above.lower().split()):
        return False
    return bool(_TO_DO.search(above) and _SUM_FIRST.match(below))


def _number_goes_on(above: str, below: str) -> bool:
    """Whether a number is broken in two: 达214. | 6亿元, 新增就业3 | 120人. 附件1 | 2025年 are two."""
    if not _DIGIT_LAST.search(above[-2:]) or _YEAR.match(below) or len(IS_CJK.findall(above)) < _WORDS:
        return False
    return bool(_NUMBER_BROKEN.search(above[-_TAIL:]) and _NUMBER_GOES_ON.match(below) and not _NUMBERED.match(below))


def _fills(line: TextLine, following: TextLine, set_to: Column) -> bool:
    """Whether a line is as wide as its text is set, so that the next word did not fit."""
    if not set_to.width or line.right > 1.05 * set_to.width or _is_numbered(following.text):
        return False
    if is_title(line.text) or is_title(following.text):
        return False
    ended = ends_sentence(line.text)
    indents = following.indent > line.indent + 1 or (following.indent >= 2 and line.indent < following.indent)
    if following.after_blank or indents or (ended and not set_to.indented):
        return False
    word = _FIRST_WORD.match(following.text)
    room = set_to.width - line.right
    chinese = IS_CJK.match(following.text[0]) is not None
    if chinese:
        return line.right >= _FULL * set_to.width - 2
    return line.right >= _RAGGED * set_to.width and word is not None and room <= width(word[0])
