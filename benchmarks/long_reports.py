"""Reports of any length, made up: what ``limits.py`` measures with, and the tests that nothing grows out of hand.

Each function takes a size and a language, and gives the texts of OLD and NEW, or of NEW alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice
from random import Random

import corpus

Texts = tuple[str, ...]



def _words(zh: str, en: str) -> dict[str, list[str]]:
    return {"zh": zh.split(), "en": [word.strip().replace("\n", " ") for word in en.split(",")]}


_THINGS = _words(
    """钢材 水泥 稻米 茶叶 药材 电缆 轴承 阀门 纸张 布匹 瓷砖 玻璃 棉纱 柑橘 花卉 蔬菜 水产 牛奶 家具 电机 泵车 叉车 雨伞 灯具 乐器 帆布
    滑轮 木炭 石灰 蜂蜜""",
    """steel, cement, rice, tea, cable, bearing, valve, paper, cloth, tile, glass, yarn, citrus, flower, vegetable, fish, milk,
    furniture, motor, pump, forklift, umbrella, lamp, piano, canvas, pulley, charcoal, lime, honey, copper""",
)
_PLACES = _words(
    "青澜 云溪 白沙 松岭 石桥 柳河 东湾 金坪 南岗 桐庄 梅川 竹山 杏林 枫溪 橡木 银滩 碧波 长堤 古渡 新洲",
    """Harwick, Alder, Birch, Cedar, Dover, Elm, Fern, Grove, Hazel, Iris, Juniper, Knoll, Larch, Maple, Nettle, Oakley, Pine,
    Quarry, Rowan, Sedge""",
)
_DOINGS = _words(
    "推进 扩大 改善 加强 优化 完善 提升 深化 拓展 巩固",
    "expand, improve, strengthen, extend, deepen, renew, support, widen, secure, advance",
)
_MATTERS = _words(
    "道路养护 河道整治 学校扩建 医院分级 园区招商 仓库改造 线路升级 市场监管 社区照护 灌溉节水 林地抚育 码头疏浚",
    """road upkeep, river works, school extension, hospital referral, park leasing, warehouse refitting, line upgrades,
    market inspection, community care, water saving, forest tending, harbour dredging""",
)


def _titles(lang: str, year: int) -> tuple[str, str, str]:
    if lang == "zh":
        return f"{year}年青澜区政府工作报告\n\n各位代表：\n", f"一、{year - 1}年工作回顾\n", f"二、{year}年工作安排\n"
    if lang == "de":
        return f"Tätigkeitsbericht der Stadt Harwick {year}\n\n", f"I. Rückblick auf das Jahr {year - 1}\n", f"II. Vorhaben für das Jahr {year}\n"
    head = f"Report on the Work of the Government of Harwick, {year}\n\nEsteemed deputies,\n"
    return head, f"I. Review of Our Work in {year - 1}\n", f"II. Plan for {year}\n"


def _pair(lang: str, review: Callable[[int], str], plan: Callable[[int], str]) -> Texts:
    made = []
    for year in (2024, 2025):
        title, first, second = _titles(lang, year)
        made.append(f"{title}\n{first}{review(year)}\n{second}{plan(year)}\n")
    return tuple(made)


def _names(lang: str, seed: int) -> Iterator[str]:
    """Names of things that are counted, each another one, no two far from each other."""
    draw = Random(seed)
    things, places, matters = _THINGS[lang], _PLACES[lang], _MATTERS[lang]
    for number in count():
        place, thing, matter = draw.choice(places), draw.choice(things), draw.choice(matters)
        mark = _mark(number, lang)
        yield f"{place}{mark}{matter}{thing}" if lang == "zh" else f"{place} {mark} {matter} {thing}"


def _mark(number: int, lang: str) -> str:
    """A number as two letters, so that it is no figure."""
    if lang == "zh":
        return chr(0x4E00 + number % 5000) + chr(0x5E00 + number // 5000)
    letters = ""
    for _ in range(3):
        number, rest = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[rest] + "ae"[rest % 2]
    return letters


def _sentences(lang: str, seed: int, year: int, planned: bool) -> Iterator[str]:
    """Prose with a figure in every other sentence; next year's takes up four in five."""
    shared, own = Random(seed), Random(seed + year)
    names, fresh = _names(lang, seed), _names(lang, seed + year)
    while True:
        name = next(names)
        matter, place = shared.choice(_MATTERS[lang]), shared.choice(_PLACES[lang])
        doing = shared.choice(_DOINGS[lang])
        figure, told = own.randint(11, 999), shared.random() < 0.5
        if own.random() < 0.2:
            name = next(fresh)
        if lang == "zh" and told:
            yield f"{name}产量{'增长' if planned else '达到'}{figure % 20 + 1}%以上。" if planned else f"{name}产量达到{figure}万吨。"
        elif lang == "zh":
            yield f"{doing}{place}{matter}，支持{name}发展。"
        elif told:
            yield f"Output of {name} will grow by over {figure % 20 + 1}%. " if planned else f"Output of {name} reached {figure},000 tons. "
        else:
            yield f"We will {doing} {matter} in {place} and support {name}. " if planned else f"We did {doing} {matter} in {place} for {name}. "


def _section(number: int, lang: str, name: str) -> str:
    if lang == "zh":
        doing = _DOINGS[lang][number % 10]
        return f"（{_numeral(number % 99 + 1)}）{doing}{name}\n"
    return f"{number % 99 + 1}. {_DOINGS[lang][number % 10].capitalize()} {name}\n"


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    head = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return head + (digits[ones] if ones else "") or "零"


def _chapter(lang: str, seed: int, year: int, planned: bool, length: int) -> str:
    sentences, titles = _sentences(lang, seed, year, planned), _names(lang, seed + 7)
    parts: list[str] = []
    size = number = 0
    while size < length:
        part = _section(number, lang, next(titles)) + "".join(islice(sentences, 6)) + "\n"
        parts.append(part)
        size += len(part)
        number += 1
    return "".join(parts)


def prose(size: int, lang: str) -> Texts:
    """Reports of so many characters: sections, sentences, a figure in every other one, most of it told again a year later."""
    half = max(100, size // 2 - 60)
    return _pair(lang, lambda year: _chapter(lang, 1, year, False, half), lambda year: _chapter(lang, 2, year, True, half))


def repeated(size: int, lang: str) -> Texts:
    """The bundled reports over and over, to so many characters."""
    made = []
    for name in ("2024.txt", "2025.txt"):
        text = (corpus.FIXTURES / name).read_text(encoding="utf-8")
        made.append((text * (size // len(text) + 1))[:size])
    return tuple(made)


def headings(size: int, lang: str) -> Texts:
    """So many headings, each over one sentence."""

    def lines(year: int, seed: int, planned: bool) -> str:
        titles, sentences = _names(lang, seed), _sentences(lang, seed, year, planned)
        return "".join(_section(n, lang, next(titles)) + next(sentences) + "\n" for n in range(size // 2))

    return _pair(lang, lambda year: lines(year, 3, False), lambda year: lines(year, 4, True))


def same_headings(size: int, lang: str) -> Texts:
    """So many headings of one wording, each over one sentence that is always the same too."""
    if lang == "zh":
        one = "（一）推进道路养护\n推进白沙道路养护，支持石桥钢材发展。\n"
    else:
        one = "1. Advance road upkeep\nWe will advance road upkeep in Alder and support Birch steel.\n"
    return _pair(lang, lambda _: one * (size // 2), lambda _: one * (size // 2))


def targets(size: int, lang: str) -> Texts:
    """So many targets, and as many figures, under names that are all like each other."""

    def name(number: int) -> str:
        return f"{_mark(number, lang)}钢材产品产量" if lang == "zh" else f"output of {_mark(number, lang)} steel products"

    def review(year: int) -> str:
        if lang == "zh":
            return "".join(f"{name(n)}增长{n % 19 + year % 10 + 1}%。\n" for n in range(size))
        return "".join(f"The {name(n)} grew by {n % 19 + year % 10 + 1}%.\n" for n in range(size))

    def plan(year: int) -> str:
        if lang == "zh":
            return "".join(f"{name(n)}增长{n % 17 + year % 10 + 1}%以上。\n" for n in range(size))
        return "".join(f"The {name(n)} will grow by over {n % 17 + year % 10 + 1}%.\n" for n in range(size))

    return _pair(lang, review, plan)


def one_name(size: int, lang: str) -> Texts:
    """So many targets, and as many figures, under one name, no two with the same number."""

    def lines(year: int, planned: bool) -> str:
        if lang == "zh":
            return "".join(f"钢材产量达到{n + year}万吨{'以上' if planned else ''}。\n" for n in range(size))
        verb = "will reach" if planned else "reached"
        return "".join(f"Steel output {verb} {n + year},000 tons.\n" for n in range(size))

    return _pair(lang, lambda year: lines(year, False), lambda year: lines(year, True))


def _work(name: str) -> str:
    """The proper name of a work: place and mark."""
    return " ".join(name.split()[:2]).title()


def promises(size: int, lang: str) -> Texts:
    """So many promises of named works."""
    names = list(islice(_names(lang, 5), size))

    def plan(_: int) -> str:
        if lang == "zh":
            return "".join(f"启动{name[:4]}大桥建设，建成{name[2:]}博物馆。\n" for name in names)
        return "".join(f"We will build the {_work(name)} Bridge and open the {_work(name)} Museum.\n" for name in names)

    def review(year: int) -> str:
        if lang == "zh":
            return "".join(f"{name[:4]}大桥开工。\n" for name in names[year % 3 :: 2])
        return "".join(f"The {_work(name)} Bridge was begun.\n" for name in names[year % 3 :: 2])

    return _pair(lang, review, plan)


def one_sentence(size: int, lang: str) -> Texts:
    """One sentence so many times."""
    if lang == "zh":
        return _pair(lang, lambda _: "钢材产量增长5%。" * size, lambda _: "钢材产量增长6%以上。" * size)
    return _pair(lang, lambda _: "Steel output grew by 5%. " * size, lambda _: "Steel output will grow by over 6%. " * size)


def company(size: int, lang: str) -> Texts:
    """Company reports of so many characters: no parts, short titles, goals for years to come, results, prose."""
    made = []
    for year in (2023, 2024):
        parts = [f"Alder Works Sustainability Report {year}\n\n"]
        length, number = 0, 0
        sentences, titles = _sentences("en", 9, year, False), _names("en", 11)
        goals = _sentences("en", 10, year, True)
        while length < size:
            title = " ".join(next(titles).split()[:3]).title()
            part = f"{title}\n\n{next(goals)}By 2030 we aim to cut waste by {number % 60 + 10}%.\n\n{''.join(islice(sentences, 5))}\n\n"
            parts.append(part)
            length += len(part)
            number += 1
        made.append("".join(parts))
    return tuple(made)


def _alone(text: str, lang: str) -> Texts:
    title, first, second = _titles(lang, 2025)
    return (f"{title}\n{first}{text}\n{second}{text}\n",)


def one_line(size: int, lang: str) -> Texts:
    """So many figures on one line."""
    return _alone(("增长5%" if lang == "zh" else "grew by 5% ") * (size // 2), lang)


def no_stop(size: int, lang: str) -> Texts:
    """So many characters and no full stop."""
    piece = "推进白沙道路养护、支持石桥钢材发展，" if lang == "zh" else "we will advance road upkeep in Alder and support steel, "
    return _alone((piece * (size // len(piece) + 1))[: size // 2], lang)


def one_list(size: int, lang: str) -> Texts:
    """So many things in one list, with as many values."""
    half = size // 4
    things, values = list(islice(_names(lang, 12), half)), [str(n % 90 + 10) for n in range(half)]
    if lang == "zh":
        return _alone(f"{'、'.join(things)}产量分别增长{'、'.join(f'{value}%' for value in values)}。", lang)
    return _alone(f"Output of {', '.join(things)} grew by {', '.join(f'{value}%' for value in values)} respectively.", lang)


def bare_percents(size: int, lang: str) -> Texts:
    """So many characters of per cents on one line, none with a name."""
    return _alone(("5%，" if lang == "zh" else "5%, ") * (size // 8), lang)


def mixed_list(size: int, lang: str) -> Texts:
    """A list of so many characters on one line: names of any length, cut anywhere, each with its value."""
    draw, things = Random(1), islice(_names(lang, 3), size // 40)
    named = [(name[: draw.randint(2, len(name))], number % 90 + 3) for number, name in enumerate(things)]
    if lang == "zh":
        return _alone("、".join(f"{name}{value}万吨" for name, value in named), lang)
    return _alone(", ".join(f"{name} {value} tons" for name, value in named), lang)


def table_rows(size: int, lang: str) -> Texts:
    """A table of so many characters in Markdown: rows of names that are all alike, each with last year's figure and the next aim."""

    def rows(year: int) -> str:
        if lang == "zh":
            made, row = f"\n| 指标 | 单位 | {year - 1}年完成 | {year}年计划 |\n|---|---|---|---|\n", "| {}钢材产品产量 | 万吨 | {} | {} |\n"
        else:
            made, row = f"\n| Indicator | Unit | {year - 1} actual | {year} target |\n|---|---|---|---|\n", "| output of {} steel products | tons | {} | {} |\n"
        least = len(row.format(_mark(0, lang), 10, 10))
        return made + "".join(row.format(_mark(n, lang), n % 97 + year % 10 + 3, n % 89 + 5) for n in range(size // least))

    return _pair(lang, lambda _: "一年来成绩很好。" if lang == "zh" else "It was a good year.", rows)


def brackets(size: int, lang: str) -> Texts:
    """So many brackets, half of them never closed."""
    piece = "（" if lang == "zh" else "("
    other = "）" if lang == "zh" else ")"
    return _alone(piece * (size // 4) + ("增长5%" if lang == "zh" else " grew by 5% ") + other * (size // 4), lang)


def blank(size: int, lang: str) -> Texts:
    """So many lines with nothing on them but spaces."""
    return _alone("　 \n" * (size // 2) + "钢材产量增长5%。", lang)


# Sentences, or lines, with a place for a mark (of two things) and for figures; said so often as the size tells, each time of another thing.
_SAID = {
    "traditional": {"zh": "{a}茶葉產量達到{n}萬噸，比上年增長{m}%。\n"},
    "german": {"de": "Die Produktion von {a}tee erreichte {n},5 Tonnen und stieg um {m} Prozent. Sie soll um {m} Prozent steigen.\n"},
    "bracketed": {"zh": "{a}茶叶（含{b}园{m}吨）产量{n}吨，", "en": "Output of {a} tea ({m} tons of it from {b} gardens) was {n} tons, "},
    "respective": {"zh": "{a}茶、{b}茶产量分别增长{n}%、{m}%。", "en": "Output of {a} tea and {b} tea grew by {n}% and {m}% respectively. "},
    "parts": {"zh": "{a}总产量{n}50万吨，其中{b}{n}万吨、{a}{m}万吨。", "en": "Output of {a} tea was {n}50 tons, of which {b} tea {n} tons. "},
    "dated": {"zh": "{a}茶2{m:03}年{n}万吨、", "en": "{n} tons of {a} tea in 2{m:03}, "},
    "equal": {"zh": "{a}产量12.5{unit}，", "en": "Output of {a} was 12.5 {unit}, "},
    "assigned": {"zh": "推进{a}茶园建设，由县{a}局牵头，县财政局配合。", "en": "The {a} Office will extend {b} gardens. "},
    "announced": {"zh": "今年发展的主要预期目标是：{a}产量增长{m}%左右。", "en": "Our goals for this year: {a} output up {m}%. "},
    "noted": {"zh": "{a}茶产量{n}万吨[{n}]。\n[{n}] 含{b}茶{m}万吨。\n", "en": "Output of {a} tea was {n} tons.{m}\n{m} Of which {b} tea {m} tons.\n"},
    "one title": {"zh": "（一）推进茶园建设\n{a}茶产量{n}万吨。\n", "en": "1. Extend tea gardens\nOutput of {a} tea reached {n} tons.\n"},
    "aligned": {"zh": "{a}茶（吨）    {n}    {m}\n", "en": "{a} tea (tons)    {n}    {m}\n"},
}  # fmt: skip
_UNITS = {"zh": ("万吨", "亿元", "公里", "%", "万户"), "en": ("tons", "million dollars", "km", "%", "households")}


def _saying(kind: str, lang: str, number: int) -> str:
    first, second = ("".join(_mark(number + one, "zh" if lang == "zh" else "en")) for one in (0, 1))
    return _SAID[kind][lang].format(a=first, b=second, n=number % 97 + 3, m=number % 19 + 2, unit=_UNITS.get(lang, ("t",))[number % len(_UNITS.get(lang, "t"))])


def saying(kind: str) -> Callable[[int, str], Texts]:
    """What makes reports that say so many sentences or lines of one kind, in the review and again in the plan."""

    def made(size: int, lang: str) -> Texts:
        told = "".join(_saying(kind, lang, number) for number in range(size // 2))
        return _pair(lang, lambda _: told, lambda _: told)

    return made


def long_names(size: int, lang: str) -> Texts:
    """Figures of so many names that are each as long as a paragraph."""
    def name(at: int) -> str:
        return ("" if lang == "zh" else " ").join(_mark(at * 50 + one, lang) for one in range(50))

    said = "{}产量{}万吨。\n" if lang == "zh" else "Output of {} was {} tons.\n"
    return _alone("".join(said.format(name(at), at % 90 + 3) for at in range(size // 2)), lang)


def many_tables(size: int, lang: str) -> Texts:
    """So many small tables in Markdown."""
    if lang == "zh":
        head, row = "\n| 指标 | 2024年完成 | 2025年计划 |\n|---|---|---|\n", "| {}茶产量（吨） | {} | {} |\n| 合计 | {} | {} |\n"
    else:
        head, row = "\n| Indicator | 2024 actual | 2025 target |\n|---|---|---|\n", "| {} tea (tons) | {} | {} |\n| Total | {} | {} |\n"
    return _alone("".join(head + row.format(_mark(at, lang), at % 97 + 3, at % 89 + 4, at % 97 + 3, at % 89 + 4) for at in range(size // 2)), lang)


def wide_table(size: int, lang: str) -> Texts:
    """A table of ten rows and so many columns in Markdown."""
    head = "".join(f" {2000 + column % 25}{'年' if lang == 'zh' else ''} |" for column in range(size))
    name = "{}茶（吨）" if lang == "zh" else "{} tea (tons)"
    rows = "".join(f"| {name.format(_mark(row, lang))} |" + f" {row + 3} |" * size + "\n" for row in range(10))
    return _alone(f"\n| {'指标' if lang == 'zh' else 'Indicator'} |{head}\n|{'---|' * (size + 1)}\n{rows}", lang)


def page_lists(size: int, lang: str) -> Texts:
    """A page of so many lists, each with a list in it."""
    return _page("".join(f"<ul><li>{_mark(at, 'zh')}茶产量增长{at % 9 + 1}%，建设新茶园。<ul><li>新茶增长{at % 9 + 2}%。</li></ul></li></ul>" for at in range(size)))


_PARAGRAPH = "<p>推进白沙道路养护，支持石桥钢材发展，钢材产量增长5%。</p>"


def _page(body: str) -> Texts:
    title, first, second = _titles("zh", 2025)
    told = "".join(f"<p>{line.strip()}</p>" for line in (title, first)) + _PARAGRAPH * 20
    planned = f"<p>{second.strip()}</p>" + _PARAGRAPH * 20
    return (f"<html><head><title>报告</title></head><body><article>{told}{body}{planned}</article></body></html>",)


def comments(size: int, lang: str) -> Texts:
    """A page with so many comments."""
    return _page("<!-- x -->" * size)


def attributes(size: int, lang: str) -> Texts:
    """A page with an element that has so many attributes."""
    return _page(f"<p {' '.join(f'a{n}=b' for n in range(size))}>好。</p>")


def nested(size: int, lang: str) -> Texts:
    """A page with so many elements one within the other."""
    return _page("<div>" * size + "好。" + "</div>" * size)
