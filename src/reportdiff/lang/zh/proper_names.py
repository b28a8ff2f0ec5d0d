"""What a promise names: titles, quotations, policies, and proper words before the kind of a thing (青澜湖大桥)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.analysis.listed import cut_at
from reportdiff.lang.zh.commitment_words import CommitmentWords, commitment_words
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.languages.folder import folder

_TITLE = re.compile(r"《[^》]{3,40}》")
_QUOTED = re.compile(r"“([^”]*)”")
_PROMISED, _OF = patterns("commitments.toml"), table("classes.toml", "particles")["of"]
_PLAN_PERIOD = _PROMISED["a period"]
_ETC = _PROMISED["etc"]
_THEIRS = _PROMISED["something of theirs"]
_DISTRICT = _PROMISED["a district"]
_HOW_MANY, _OF_TOWNS = _PROMISED["how many they are"], _PROMISED["of towns"]
_AND_THEN = _PROMISED["and then"]
MARKS = re.compile(r"[“”‘’《》\s()·]")
_NOBODY = _PROMISED["no one in particular"]
_WITH_QUALITIES = _PROMISED["with qualities"]
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_OF_A_PLACE = _PROMISED["what a place is to build"]
_CARRIES_OUT = _PROMISED["carries out"]
_CARRIED_OUT = _PROMISED["carried out"]
_COUNTS = _PROMISED["counts"]
_APP = _PROMISED["an app"]
_DONE_TO = _PROMISED["done to it"]
_NO_THING, _NUMERAL = _PROMISED["no thing"], _PROMISED["a numeral"]
_ENDS_ON_PROJECT = _PROMISED["a project"]
_SORT, _AS_MANY = _PROMISED["a sort"], _PROMISED["as many programmes"]
_QUALIFIED = _PROMISED["qualified"]
# Characters of a name with its kind, and those of them that tell it where neither a place nor a quotation does.
_SHORTEST = {"built": 4, "kinds": 4, "loose": 4, "bound": 5}
_PROPER = {"built": 2, "kinds": 2, "loose": 4}
_LONGEST = 28
_CLASS = 14  # characters behind 等 in which it says what the things of a list are
_PROGRAMME = 8  # so long a programme is a particular one whatever its words: 重点领域就业支持计划
_THING, _BUILT = 5, 4  # characters of a thing with its kind, and of one that is built
_TAIL = 3  # what follows a name in a list of projects, if longer, is part of it: 云州中心再生稻
_LONGEST_WRITTEN = 40
_SHORT = 4  # characters of what is told by a kind alone that the next of a list has
_ITEM = (3, 16)  # characters of a thing in a list beside a name
_PROJECT = 6  # characters of the name of a project beside which other things of a list are projects too
_MARK = "、"
_OF_A_SORT = 3  # characters of a thing whose last one says of what sort it is
_PROGRAMMED = 4  # characters of a programme in a list that says how many they are
_OWN = 1  # characters of it that are of no word that tells nothing
_TOWN = (2, 3)  # characters of what a town is called
_COMPANY = (2, 12)  # characters of the name of a company in a list of them


def names_in(object_: str, weak: bool = False, counted: str = "") -> tuple[str, ...]:
    """The names in what is promised, in order; behind a ``weak`` verb (发展, 培育) a quotation alone is none. ``counted`` are the words
    that count what is listed, where they stand behind it: 等8条道路."""
    words = commitment_words()
    plain = _QUOTED.sub(lambda quoted: "□" * len(quoted[0]), object_) if "“" in object_ else object_
    if then := _AND_THEN.search(plain, 4):
        object_, plain = object_[: then.start()], plain[: then.start()]
    if _NOBODY.match(object_) and "“" not in object_ and "《" not in object_:
        return ()
    etc = _ETC.search(plain)
    if etc and (theirs := _THEIRS.search(plain, etc.end())):
        quoted = _quotation(object_[theirs.end() :], words)
        return (quoted,) if quoted else ()
    marks, listed = _pieces(object_[: etc.start()] if etc else object_)
    names = [_name(piece, weak, words) for piece in listed]
    if class_ := words.class_.search(object_[etc.end() :][:_CLASS] if etc else counted):
        names = _as_a_list(listed, names, class_[0], words, bool(counted))
    elif not etc and (items := programmes_in(object_)):
        return items
    else:
        names = _beside_a_name(marks, listed, _with_shared_kinds(listed, names, words), words)
    if any(names):
        names = _joined(marks, listed, _with_shared_kinds(listed, names, words), words)
    elif len(listed) > 1:
        names = [_policy(object_, words)]
    if etc:
        names += [_name(piece, weak, words) for piece in _pieces(object_[etc.end() :])[1][1:]]
    return tuple(dict.fromkeys(name for name in names if name))


def things_in(object_: str, built: bool) -> tuple[str, ...]:
    """The things of a list that have no name, each with its kind (竹材研发中心、茶叶出口加工区), or one of them where the list says what
    they are (茶园监测平台、茶市调度系统等平台), or, of what is ``built``, whatever they are; empty for a list of anything else."""
    words = commitment_words()
    etc = _ETC.search(object_)
    _, listed = _pieces(object_[: etc.start()] if etc else object_)
    if len(listed) < 2 or _QUALIFIED.search(object_):
        return ()
    if _of_one_sort(listed):
        return tuple(listed)
    if min(map(len, listed)) < (_BUILT if built else _THING):
        return ()
    told = [any(kind.end() == len(piece) and kind.start() > 1 for kind in words.kind.finditer(piece)) for piece in listed]
    sorts = etc is not None and words.class_.search(object_[etc.end() :][:_CLASS]) is not None
    return tuple(listed) if built or all(told) or (sorts and any(told)) else ()


def _of_one_sort(listed: Sequence[str]) -> bool:
    """Whether the last characters of things say that all are of one sort: 柏川河、青澜湖."""
    ends = [_SORT.search(piece) for piece in listed]
    return all(len(piece) >= _OF_A_SORT for piece in listed) and len({end and end.lastgroup for end in ends}) == 1 and None not in ends


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """The items of a list, and the marks before them."""
    places = folder("zh").joints(text)
    return ["", *(text[one.start : one.end] for one in places)], cut_at(text, places)


def _name(piece: str, weak: bool, words: CommitmentWords) -> str | None:
    """The name in one item of what is promised."""
    if "《" in piece and (title := _TITLE.search(piece)):
        return title[0]
    if "“" not in piece and not words.kind.search(piece) and not words.policy.search(piece):
        return None  # what follows only tells which of these a piece is called by
    piece = _leading(piece, words)
    if _CARRIES_OUT.search(piece):
        piece = _CARRIED_OUT.sub("", piece)
    place = words.place.match(piece)
    work = _OF_A_PLACE.search(piece, place.end(), place.end() + 10) if place else None
    if place and work and (inner := _name(piece[work.end() :], weak, words)):
        return inner if inner.startswith(place[0]) else place[0] + inner
    for kind in reversed(list(words.kind.finditer(piece))):
        end = _closed(piece, kind.end())
        if _says_which(piece[:end], kind[0], kind.lastgroup or "kinds", words):
            return piece[:end]
    return (None if weak else _quotation(piece, words)) or _policy(piece, words)


def _leading(name: str, words: CommitmentWords) -> str:
    """A name without the verbs and words of manner before it: 高标准建设云湖新城 is 云湖新城."""
    while not words.policy.match(name):
        manner = words.adverb.match(name)
        verb = words.link.match(name, manner.end() if manner else 0)
        if verb is None:
            return _WITH_QUALITIES.sub("", name)
        name = name[verb.end() :]
    return name


def _closed(piece: str, end: int) -> int:
    """Where a name ends whose kind stands within a quotation: “三基地一枢纽”."""
    if piece.count("“", 0, end) > piece.count("”", 0, end):
        return piece.index("”", end) + 1 if "”" in piece[end:] else end
    return end


def _says_which(name: str, kind: str, tier: str, words: CommitmentWords) -> bool:
    """Whether the words before a kind tell the thing from others of its kind."""
    if not _SHORTEST[tier] <= len(name) <= _LONGEST or _NOBODY.match(name) or _PLAN_PERIOD.search(name):
        return False
    unquoted = _QUOTED.sub("", name) if "“" in name else name
    if _OF in unquoted or _NUMERAL.search(unquoted):
        return False
    if unquoted is not name and any(
        len(quoted[1]) >= 2 and not words.slogan.search(quoted[1]) for quoted in _QUOTED.finditer(name)
    ):
        return True
    if tier == "kinds" and len(name) >= _PROGRAMME and words.programme.search(name):
        return True
    if tier == "bound" and not words.place.search(name):
        return False
    loose = tier in ("loose", "bound")
    told = words.vague.sub("", name.removesuffix(kind)) if loose else words.generic.sub("", words.kind.sub("", name))
    proper = MARKS.sub("", told)
    if len(proper) < 2 or not _HAN.search(proper):
        return False
    return tier == "bound" or len(proper) >= _PROPER[tier] or bool(words.place.search(name))


def _quotation(piece: str, words: CommitmentWords) -> str | None:
    """A name that is a quotation: “湘域湘质”, and with what it counts 民营经济“六个一”."""
    for quoted in _QUOTED.finditer(piece):
        inner = quoted[1]
        if not words.slogan.search(inner) and not _PLAN_PERIOD.match(quoted[0]) and inner.count("、") <= 1:
            if _COUNTS.match(inner) and 2 <= quoted.start() <= 16 and len(inner) >= 2:
                return piece[: quoted.end()]
            if len(inner) >= 4 or (len(inner) == 3 and _APP.search(inner)):
                return quoted[0]
    return None


def _policy(piece: str, words: CommitmentWords) -> str | None:
    policy = words.policy.search(piece)
    if policy is None:
        return None
    return piece[: policy.end()] if policy.start() <= 12 else policy[0]


def programmes_in(object_: str) -> tuple[str, ...]:
    """The items of a list that ends on how many programmes they are: 茶艺进校园、茶园康养、茶农培训三项行动; empty for any other."""
    last = _AS_MANY.search(object_)
    if last is None:
        return ()
    several = folder("zh").numeral(last["many"])
    listed: Sequence[str] = _pieces(object_[: last.start()])[1]
    if several != len(listed):
        listed = object_[: last.start()].split(_MARK)
    items = tuple(_leading(piece, commitment_words()) for piece in listed)
    told = len(items) == several and several > 1 and all(len(item) >= _PROGRAMMED and not _QUALIFIED.search(item) for item in items)
    return items if told else ()


def _as_a_list(
    listed: Sequence[str], names: Sequence[str | None], class_: str, words: CommitmentWords, counted: bool = False
) -> list[str | None]:
    """The items of a list of projects (A、B、C等重大项目), if one of them is a name or they are ``counted``; short ones take the kind of
    the list."""
    if class_ in words.companies:
        return _companies(listed, names, words)
    found: list[str | None] = []
    kind = words.kind.fullmatch(class_)
    built = kind is not None and kind.lastgroup == "built"
    shortest = 3 if class_ in words.projects and any(name and _is_built(name, words) for name in names) else 4
    certain = built or class_ in words.projects or any(names) or any(words.place.search(piece) for piece in listed)
    if counted:
        shortest = _OF_A_SORT
        certain = not any(words.trade.fullmatch(piece) for piece in listed)
    for piece, name in zip(listed, names, strict=True):
        item = _leading(piece, words)
        told = name is not None and len(item) < len(name) + _TAIL
        if certain and not told and not _NUMERAL.search(item) and not _NOBODY.match(item):
            if built and 2 <= len(item) <= 4:
                name = item + class_
            elif shortest <= len(item) <= _LONGEST and len(words.generic.sub("", item)) >= (2 if class_ in words.projects else 3):
                name = item
        found.append(name)
    return found


def _beside_a_name(marks: Sequence[str], listed: Sequence[str], names: Sequence[str | None], words: CommitmentWords) -> list[str | None]:
    """The items of a list that stand beside a name and are told apart by words of their own: 云岭河治理、青澜湖大桥; 云岭风电、柏川茶叶加工项目."""
    plain = [_leading(piece, words) for piece in listed]
    certain = any(name and _is_a_thing(one, name, words) for name, one in zip(names, plain, strict=True))
    if not certain or not _one_list(marks) or any(_QUALIFIED.search(plain) or _NO_THING.search(plain) for plain in map(_unquoted, listed)):
        return list(names)
    if not all(name or _tells(one, words) for name, one in zip(names, [plain[0], *listed[1:]], strict=True)):
        return list(names)
    return [name or one for name, one in zip(names, plain, strict=True)]


def _unquoted(piece: str) -> str:
    return _QUOTED.sub("", piece)


def _is_a_thing(piece: str, name: str, words: CommitmentWords) -> bool:
    """Whether a name is that of something built or of a project, or a piece is its name and no more, but for what is done to it, and the
    name more than a quotation."""
    behind = piece.rpartition(name)[2]
    if _is_built(name, words) or _is_a_project(name):
        return True
    return not MARKS.match(name[-1:]) and (not behind or any(one.fullmatch(behind) for one in (_DONE_TO, words.kind)))


def _one_list(marks: Sequence[str]) -> bool:
    """Whether pieces are things of one list by the ``marks`` before them: an “and” stands before the last of several at most."""
    return len(marks) > 1 and all(mark in ("", _MARK) for mark in marks[: max(2, len(marks) - 1)])


def _is_a_project(name: str) -> bool:
    """Whether a name is that of a project, by words enough of its own."""
    return len(name) >= _PROJECT and _ENDS_ON_PROJECT.search(name) is not None


def _is_built(name: str, words: CommitmentWords) -> bool:
    """Whether a name ends on the kind of something built."""
    kinds = list(words.kind.finditer(name))
    return bool(kinds) and kinds[-1].lastgroup == "built" and kinds[-1].end() == len(name)


def _tells(item: str, words: CommitmentWords) -> bool:
    """Whether an item of a list is a thing by words of its own, and no verb with what it is said of."""
    verb = words.verb.match(item)
    if (verb and verb.end() > 1) or _QUALIFIED.search(item) or words.place.fullmatch(item) or _DISTRICT.search(item):
        return False
    return _ITEM[0] <= len(item) <= _ITEM[1] and len(words.vague.sub("", item)) >= _OWN


def _companies(listed: Sequence[str], names: Sequence[str | None], words: CommitmentWords) -> list[str | None]:
    """The companies of a list of them (云岭、柏川等骨干企业), if it lists no trades (建材、化工等企业)."""
    plain = [_leading(piece, words) for piece in listed]
    if any(words.trade.fullmatch(one) or len(words.generic.sub("", one)) < _COMPANY[0] or len(one) > _COMPANY[1] for one in plain):
        return list(names)
    return [name or one for name, one in zip(names, plain, strict=True)]


def _with_shared_kinds(listed: Sequence[str], names: Sequence[str | None], words: CommitmentWords) -> list[str | None]:
    """Names that share what the last of them says: 德江、盘州机场; 青州、白州国家综合货运枢纽; 云州茶叶、青州竹材产业园."""
    found = _in_towns(listed, names, words)
    for i in range(len(listed) - 2, -1, -1):
        following = found[i + 1]
        if found[i] is not None or following is None or not 2 <= len(item := _leading(listed[i], words)) <= _ITEM[1]:
            continue
        kind = list(words.kind.finditer(following))
        place, next_place = words.place.match(item), words.place.match(following)
        sure = kind and kind[-1].lastgroup in ("built", "kinds")
        if place and next_place and sure and place.end() < len(item) and not _DISTRICT.search(item):
            found[i] = None if words.verb.match(item) else item + following[kind[-1].start() :]
        elif len(item) > _SHORT:
            continue
        elif place and next_place and (place.end() == len(item) or _DISTRICT.search(item)):
            found[i] = _in_place(item, following, next_place.end()) if sure else None
        elif (
            kind
            and kind[-1].lastgroup == "built"
            and kind[-1].start() <= 4
            and item.isalpha()
            and not words.generic.search(item + following[:4])
        ):
            found[i] = item + following[kind[-1].start() :]
    return found


def _in_towns(listed: Sequence[str], names: Sequence[str | None], words: CommitmentWords) -> list[str | None]:
    """Names that towns share which are listed by what they are called, each alone: 云溪、江口、石桥县城供水工程; a last name that
    says how many they are stands without that."""
    found, last = list(names), names[-1]
    if last is None or any(names[:-1]) or len(listed) < 2:
        return found
    plain = [_leading(piece, words) for piece in listed[:-1]]
    town, place = _OF_TOWNS.match(last), words.place.match(last)
    if town and all(_TOWN[0] <= len(item) <= _TOWN[1] and item.isalpha() and not words.generic.search(item) for item in plain):
        found[:-1] = [_in_place(item, last, town.end()) for item in plain]
    counted = town or (place if all(words.place.match(item) for item in plain) else None)
    if counted and (many := _HOW_MANY.match(last[counted.end() :])):
        found[-1] = last[: counted.end()] + last[counted.end() + many.end() :]
    return found


def _in_place(item: str, following: str, end: int) -> str:
    """The name at a place that shares it with ``following``, whose place ends at ``end``: 南溪县城供水 of 南溪、石桥县城供水."""
    end -= bool(_DISTRICT.search(following[:end]))
    behind = _HOW_MANY.sub("", following[end:])
    return item + (behind[1:] if _DISTRICT.match(behind[:1]) and _DISTRICT.search(item) else behind)


def _joined(
    marks: Sequence[str], listed: Sequence[str], names: Sequence[str | None], words: CommitmentWords
) -> list[str | None]:
    """Names that hold an “and”: 总磷污染控制与削减攻坚行动 is one."""
    found = list(names)
    for i in range(1, len(listed)):
        name = found[i]
        if name is not None and found[i - 1] is None and marks[i] not in ("", "、") and words.written.search(name):
            whole = _leading(listed[i - 1], words) + marks[i] + name
            if listed[i].startswith(name) and len(whole) <= _LONGEST_WRITTEN and not _NUMERAL.search(whole):
                found[i] = whole
    return found
