"""Inputs that look like reports and are none: invented ones cut, joined, multiplied and spoiled; sentences out of a grammar.

Everything is drawn from one number, so that a case is found again by it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
CORPORA = [*(ROOT / "src/reportdiff/lang").glob("*/corpus/*.txt"), *(ROOT / "tests/corpus").rglob("*.txt")]

# What readers, patterns and renderers stumble over.
_WORDS = r"""
9 99 0.0 １２．５％ 1,234 -3 −2.1 （3.4） 万亿 亿 千 百 两成 三分之一 ½ ² ① ⑩ Ⅳ 〇 廿 1-2 6%—6.5% 30至50 近5倍 上千 数十 % ％ ‰ 个百分点 倍 元 万元
亿美元 平方公里 吨 家 人次 kWh tCO2e $ £1.3bn €2 1,200crore 增长 下降 提高到 降至 从 由 到 比上年 同比 分别 其中 共 等 以上 以内 左右 不低于
首次突破 完成 超额 年均 连续 力争 确保 今年 去年 2024年 二〇二五年 “十四五” 到2030年 1—11月 上半年 年初确定的 一、 （二） （十） 3. 一是 二是 第一，
① ② ； ： 、 。 ， ？ ！ …… —— “ ” （ ） 《 》 [ ] { } < > & " ' ` | \ / # * _ - = + ~ $ @ :: ##[x] <!-- --> <b> </p> <table> ]]> %s {0}
{name} \1 \n and respectively of which up down by to from at least about compared with percent million billion in by 2030 we aim to
will reduce target progress FY23 2021/22
"""
_TOKENS = tuple(_WORDS.split())
_CHARS = (
    *"\n\t\x0b\x0c\x1f\x7f\x85\xa0\xad\u0130\xdf\u0301\u034f\u200b\u200d\u202e\u2028\u2029\u3000\u3164\ufe0f\ufeff\ufffd\ufffe\ue000",
    *"\U0001f600\U000e0041\U0001d7d8ﬁǄ㎡㏄％．", "\n\n", "\r\n",
)  # fmt: skip
_ODD = ("\x00", "\x1b[2J", "\ud800", "\udfff\ud800")


@cache
def seeds(lang: str) -> tuple[str, ...]:
    """Texts that are real reports to the program, and the sentences of its corpora."""
    folder = FIXTURES / {"zh": "qinglan", "en": "harwick"}[lang]
    reports = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")) if path.stem.startswith("20")]
    corpora = [path.read_text(encoding="utf-8") for path in sorted(CORPORA) if lang in path.parts]
    return (*reports, *corpora)


@cache
def files(kind: str) -> tuple[bytes, ...]:
    """Invented reports as files of a kind."""
    return tuple(path.read_bytes() for path in sorted((FIXTURES / "qinglan").glob(f"*.{kind}")))


def text(draw: Random, lang: str) -> str:
    """A text of up to a few thousand characters, spoiled more or less."""
    if draw.random() < 0.35:
        made = grammar(draw, lang)
    else:
        made = _stretch(draw, draw.choice(seeds(lang)), 4_000)
        if draw.random() < 0.5:
            made = _head(draw, lang) + made
    for _ in range(draw.choice((0, 1, 1, 2, 3, 5, 8, 20))):
        made = draw.choice(_SPOIL)(draw, made, lang)
    return made[:40_000]


def next_year(draw: Random, made: str, lang: str) -> str:
    """A later report that has much of an earlier one."""
    later = re.sub(r"20\d\d", lambda match: str(int(match[0]) + draw.choice((1, 1, 1, 0, 2))), made)
    for _ in range(draw.choice((0, 1, 3, 6))):
        later = draw.choice(_SPOIL)(draw, later, lang)
    return later[:40_000]


def spoiled(draw: Random, made: str) -> str:
    """A text spoiled once, in whatever way."""
    return draw.choice(_SPOIL)(draw, made, "zh")


def _stretch(draw: Random, whole: str, most: int) -> str:
    length = draw.randint(1, most)
    start = draw.randint(0, max(0, len(whole) - length))
    return whole[start : start + length]


def _place(draw: Random, made: str) -> int:
    return draw.randint(0, len(made))


def _cut(draw: Random, made: str, lang: str) -> str:
    start = _place(draw, made)
    return made[:start] + made[start + draw.choice((1, 1, 3, 10, 100, 1000)) :]


def _double(draw: Random, made: str, lang: str) -> str:
    start = _place(draw, made)
    piece = made[start : start + draw.choice((1, 5, 30, 300))]
    return made[:start] + piece * draw.choice((2, 2, 3, 20, 200)) + made[start:]


def _move(draw: Random, made: str, lang: str) -> str:
    start, length, to = _place(draw, made), draw.choice((3, 30, 300)), _place(draw, made)
    rest = made[:start] + made[start + length :]
    return rest[:to] + made[start : start + length] + rest[to:]


def _insert(draw: Random, made: str, lang: str) -> str:
    token = draw.choice((*_TOKENS, *_CHARS, *_ODD) if draw.random() < 0.3 else _TOKENS)
    times = draw.choice((1, 1, 1, 2, 50, 2000)) if draw.random() < 0.2 else 1
    at = _place(draw, made)
    return made[:at] + token * times + made[at:]


def _replace(draw: Random, made: str, lang: str) -> str:
    if not made:
        return made
    old = made[draw.randrange(len(made))]
    return made.replace(old, draw.choice((*_TOKENS, *_CHARS)), draw.choice((1, 3, -1)))


def _digits(draw: Random, made: str, lang: str) -> str:
    forms: tuple[Callable[[re.Match[str]], str], ...] = (
        lambda match: str(draw.randint(0, 10**9)),
        lambda match: match[0] + "0" * draw.randint(1, 40),
        lambda match: "".join(chr(ord(digit) + 0xFEE0) for digit in match[0]),
        lambda match: "0",
        lambda match: "".join("〇一二三四五六七八九"[int(digit)] for digit in match[0]),
    )
    return re.sub(r"[0-9]+", draw.choice(forms), made, count=draw.choice((1, 3, 0)))


def _join_lines(draw: Random, made: str, lang: str) -> str:
    return made.replace("\n", draw.choice(("", " ", "\r\n", "\n\n\n", "\u2028")), draw.choice((1, -1)))


def _splice(draw: Random, made: str, lang: str) -> str:
    other = draw.choice(seeds(draw.choice((lang, "zh", "en"))))
    at = _place(draw, made)
    return made[:at] + _stretch(draw, other, 800) + made[at:]


def _shuffle(draw: Random, made: str, lang: str) -> str:
    mark = draw.choice("\n。，、 .")
    pieces = made.split(mark)
    draw.shuffle(pieces)
    return mark.join(pieces)


def _without(draw: Random, made: str, lang: str) -> str:
    return made.translate({ord(char): None for char in draw.choice(("。", "，", "、", "\n", "0123456789", "一二三四五", " ", "（）()"))})


_SPOIL = (
    _cut, _cut, _double, _move, _insert, _insert, _insert, _replace, _digits, _join_lines, _splice, _shuffle, _without,
)  # fmt: skip


_RULES = {
    "zh": {
        "report": ("HEAD PARTS",),
        "PARTS": ("REVIEW PLAN", "PLAN", "REVIEW", "REVIEW PLAN PARTS"),
        "REVIEW": ("一、2024年工作回顾\nBODY",),
        "PLAN": ("二、2025年工作安排\nBODY", "2025年重点工作\nBODY"),
        "BODY": ("SENTENCE", "SENTENCE BODY", "HEADING BODY", "SENTENCE\nBODY", "SENTENCE BODY BODY"),
        "HEADING": ("（NUM）VERB NAME\n", "NUM、NAME。", "1. NAME\n", "NUM是VERB NAME；"),
        "NUM": ("一", "二", "三", "五", "十", "十一", "99"),
        "SENTENCE": (
            "NAME MOVE FIGURE。", "NAME FIGURE，MOVE FIGURE。", "NAME、NAME和NAME分别MOVE FIGURE、FIGURE和FIGURE。", "从FIGURE提高到FIGURE，提高FIGURE。",
            "NAME FIGURE，其中NAME FIGURE。", "NAME FIGURE，占NAME的FIGURE。", "VERB NAME，SENTENCE", "首次突破FIGURE、达到FIGURE。", "超额完成FIGURE的年度目标。",
            "NAME比2020年MOVE FIGURE，年均MOVE FIGURE。", "（SENTENCE）", "“SENTENCE”", "到2030年NAME达到FIGURE以上；",
        ),
        "NAME": ("地区生产总值", "茶叶产量", "新增就业", "出口", "进出口总额", "NAME和NAME", "NAME（NAME）", "居民消费价格", "青澜湖大桥", "一般公共预算收入"),
        "MOVE": ("增长", "下降", "提高", "达到", "控制在", "力争增长", "", "减少"),
        "FIGURE": ("NUMBERUNIT", "NUMBER-NUMBERUNIT", "约NUMBERUNIT", "NUMBERUNIT以上", "NUMBERUNIT左右", "NUM成", "两位数", "NUMBER多UNIT"),
        "NUMBER": ("6", "12.5", "1,234", "0", "９", "三", "一百二十", "99999999999999999999", "1.5万", "0.0001"),
        "UNIT": ("%", "个百分点", "亿元", "万人", "家", "吨", "倍", "平方公里", "", "元/人"),
        "VERB": ("推进", "建成", "启动", "扩大", "出台", "改善"),
        "HEAD": ("青澜县2025年政府工作报告\n各位代表：\n", "", "政府工作报告\n", "——2025年1月8日在青澜县\n"),
    },
    "en": {
        "report": ("HEAD PARTS",),
        "PARTS": ("REVIEW PLAN", "PLAN", "REVIEW PLAN PARTS"),
        "REVIEW": ("I. Review of Work in 2024\nBODY",),
        "PLAN": ("II. Plan for 2025\nBODY", "2030 goals\nBODY"),
        "BODY": ("SENTENCE", "SENTENCE BODY", "HEADING BODY", "SENTENCE\n\nBODY"),
        "HEADING": ("1. NAME\n", "NAME\n\n", "(b) VERB NAME\n"),
        "NUM": ("one", "two", "ten"),
        "SENTENCE": (
            "NAME MOVE FIGURE. ", "NAME, NAME and NAME MOVE FIGURE, FIGURE and FIGURE respectively. ", "NAME rose from FIGURE to FIGURE, up FIGURE. ",
            "We will VERB NAME by FIGURE by 2030. ", "NAME reached FIGURE, of which FIGURE was NAME. ", "NAME was FIGURE, compared with FIGURE in 2023. ",
            "(SENTENCE) ", "Over FIGURE NAME; SENTENCE",
        ),
        "NAME": ("GDP", "grain output", "urban jobs", "exports", "the Lark Bridge", "Scope 1 emissions", "NAME and NAME", "water use", "steel output"),
        "MOVE": ("grew by", "fell by", "was", "will grow by around", "reached", "was cut by at least"),
        "FIGURE": ("NUMBERUNIT", "NUMBER-NUMBERUNIT", "about NUMBERUNIT", "more than NUMBERUNIT", "NUM million", "$NUMBER bn", "half"),
        "NUMBER": ("6", "12.5", "1,234", "0", "20 800", "99999999999999999999", "1.5"),
        "UNIT": ("%", " percentage points", " million tons", " jobs", " hectares", "", " MWh", "-fold"),
        "VERB": ("cut", "build", "expand", "raise"),
        "HEAD": ("Report on the Work of the Government of Harwick, 2025\n", "", "Sustainability Report 2024\n\n"),
    },
}
_NAMES = re.compile("|".join(sorted({key for rules in _RULES.values() for key in rules}, key=len, reverse=True)))


def grammar(draw: Random, lang: str) -> str:
    """A report out of a small grammar."""
    rules, made = _RULES[lang], "HEAD PARTS"
    for _ in range(draw.randint(4, 9)):
        made = _NAMES.sub(lambda match: draw.choice(rules[match[0]]), made)
        if len(made) > 6_000:
            break
    for _ in range(4):  # what is left open ends in words
        made = _NAMES.sub(lambda match: min(rules[match[0]], key=len), made)
    return made.replace(" ", "") if lang == "zh" else made


def _head(draw: Random, lang: str) -> str:
    return draw.choice(_RULES[lang]["HEAD"])


def file(draw: Random, kind: str) -> bytes:
    """A file of a kind, spoiled in its structure or in its bytes."""
    data = draw.choice(files(kind))
    if kind == "docx" and draw.random() < 0.8:
        return _docx(draw, data)
    if kind == "html" and draw.random() < 0.8:
        return _markup(draw, data.decode("utf-8", "replace")).encode("utf-8", "surrogatepass")
    if kind == "pdf" and draw.random() < 0.5:
        return _objects(draw, data)
    return _bytes(draw, data)


def _bytes(draw: Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(draw.choice((1, 3, 20, 200))):
        at = draw.randrange(len(made) or 1)
        match draw.randrange(4):
            case 0:
                made[at : at + 1] = bytes([draw.randrange(256)])
            case 1:
                del made[at : at + draw.choice((1, 10, 1000))]
            case 2:
                made[at:at] = made[at : at + draw.choice((1, 10, 1000))]
            case _:
                made[at:at] = draw.choice((b"\x00", b"\xff\xfe", b"%%EOF", b"stream", b"<", b"endobj", b"PK\x03\x04"))
        if not made:
            break
    return bytes(made)


def _objects(draw: Random, data: bytes) -> bytes:
    """A PDF with its objects out of order, twice, missing."""
    pieces = re.split(rb"(?<=endobj)", data)
    for _ in range(draw.choice((1, 2, 5))):
        at = draw.randrange(len(pieces))
        match draw.randrange(3):
            case 0:
                pieces.insert(at, pieces[at])
            case 1:
                pieces[at] = re.sub(rb"\d+", lambda match: str(draw.randint(0, 10**6)).encode(), pieces[at], count=draw.choice((1, 0)))
            case _:
                del pieces[at]
        if not pieces:
            break
    return b"".join(pieces)


def _docx(draw: Random, data: bytes) -> bytes:
    """A Word file with one of its parts spoiled."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        names = archive.namelist()
        chosen = draw.choice(["word/document.xml", *names])
        for name in names:
            part = archive.read(name)
            if name == chosen and draw.random() < 0.95:
                part = _markup(draw, part.decode("utf-8", "replace")).encode("utf-8", "surrogatepass")
            elif name == chosen:
                continue
            made.writestr(name, part)
    return written.getvalue()


def _markup(draw: Random, made: str) -> str:
    """XML or HTML with elements moved, doubled, nested, emptied, and texts and attributes spoiled."""
    pieces = re.split(r"(<[^<>]*>)", made)
    for _ in range(draw.choice((1, 2, 5, 20))):
        at = draw.randrange(len(pieces))
        match draw.randrange(8):
            case 0:
                pieces.insert(at, pieces[draw.randrange(len(pieces))])
            case 1:
                del pieces[at : at + draw.choice((1, 2, 10))]
            case 2:
                pieces[at : at + 1] = [pieces[at]] * draw.choice((2, 10, 300))
            case 3:
                before, quote, rest = pieces[at].partition('"')
                pieces[at] = before + quote + draw.choice(_TOKENS) + rest[rest.find('"') :] if quote else before
            case 4:
                pieces[at] = draw.choice((*_TOKENS, *_CHARS)) if not pieces[at].startswith("<") else pieces[at]
            case 5:
                pieces.insert(at, draw.choice(("<table><tr><td>1</td></tr></table>", "<p>", "</div>", "<!--", "<br/>", "<w:p/>", "<w:tab/>", "<h2>")))
            case 6:
                first, last = sorted((at, draw.randrange(len(pieces))))
                pieces[first:first] = pieces[last : last + 20]
            case _:
                pieces[at] = re.sub(r"[0-9]+", str(draw.choice((0, -1, 7, 10**9))), pieces[at], count=1)
        if not pieces:
            break
    return "".join(pieces)[:400_000]
