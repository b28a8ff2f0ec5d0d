"""Which lines of a printed text are not of its words: contents lists, dividers, labels of axes, captions of pictures, notes
at the foot of a page.

Each kind is known by its form, and where a form alone could be a heading or a list, by what stands around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from reportdiff.reading.lines import CJK, ends_sentence
from reportdiff.reading.note_marks import marked_notes
from reportdiff.reading.text_lines import LONGEST, TextLine, cues

_LEADERS = re.compile(r".*\S\s*(?:\.{4,}|…{2,}|·{4,}|(?:\. ){4,}|_{4,}|—{4,})\s*[（(]?\d{0,4}[)）]?")
_LEADER = ("....", "……", "····", "____", "————", ". . . . ")
_DIVIDER = re.compile(r"[-–—―─━_=*+~·•●○■□◆◇▪▫▲△▶►★☆❖✦◦/|\\#<>.\s]+")
_ENTRY = re.compile(r"(?P<title>.*?\D)\s*(?P<page>\d{1,3})")
_NUMBERS = re.compile(r"[\d\s.,%+\-–—−()（）$€£¥]*\d[\d\s.,%+\-–—−()（）$€£¥]*")
_SCATTERED = re.compile(rf"(?:[^\s{CJK}]{{1,2}}|[{CJK}])(?: (?:[^\s{CJK}]{{1,2}}|[{CJK}]))*")
_PICTURE = re.compile(r"(?P<word>[^\W\d]{1,8})\.?\s*\d{1,3}(?:[-.–]\d{1,2})?\s*(?:[.:：—–|]|(?<=\d)[\s\u3000]+(?=[\u4e00-\u9fff]))")
_NOTE = re.compile(
    r"(?:\(?(?P<number>\d{1,2})\)?\s(?=[A-Z][A-Za-z]*[\s,:])|(?P<letter>[a-h])\s(?=[A-Z])|(?P<star>\*{1,3}|[†‡§])\s?(?=[A-Z(“\"]))(?P<said>.+)"
)
_NOTE_BEGINS = frozenset("0123456789abcdefgh(*†‡§")
_UNIT_LIKE = re.compile(r"(?:[kMGT](?:t|W|Wh|J|L|l)|[A-Z]{2,3})\b")  # 85 Mt, 10 GW: a figure and no note
_LETTERS = re.compile(r"[A-Za-z][A-Za-z\s+–-]*")
_WORD = re.compile(r"[A-Za-z]+")

_HEAD = 30  # characters of the heading of a contents list
_STREWN = 8  # words of a line of which half are single letters
_SUBSCRIPTS = frozenset("246")
_FORMULA = re.compile(r"(?<![A-Z])(?:CO|CH|SF|NO)(?=e?(?:[\s.,;:)-]|\Z))")  # a formula that lost its figure
_FEWEST = 3  # entries of a contents list, labels of an axis, items of a list
_LONGEST_LIST = 400  # lines of a contents list
_GAP = 3  # lines of it that are no entries
_LIST_GAP = 15  # lines between two items of one list
_TELLING = 5  # letters of a word that tell whether it is turned
_NOTE_LINES = 6
_FIRST_NOTES = 9  # a higher number is that of a note only where the text calls it, or it begins as one
_CAPTION = 160


def lines_without_words(lines: Sequence[TextLine], running: set[int]) -> dict[str, set[int]]:
    """The lines that are not of the words, besides those that are running lines already, by kind."""
    found = {
        "dividers": {place for place, line in enumerate(lines) if _DIVIDER.fullmatch(line.text)},
        "contents": contents_lines(lines, running),
        "labels": {*_labels(lines), *_mirrored(lines), *_fallen(lines)},
        "captions": {place for place, line in enumerate(lines) if _is_caption(line.text)},
    }
    taken = running.union(*found.values())
    return {**found, "notes": _notes(lines, taken)}


def is_contents_head(text: str) -> bool:
    """Whether a line is the heading of a contents list."""
    return len(text) <= _HEAD and "".join(text.split()).lower().strip("#*：:") in cues("contents")


def is_leader(text: str) -> bool:
    """Whether a line is an entry of a contents list by its leaders."""
    return len(text) <= LONGEST and any(leader in text for leader in _LEADER) and _LEADERS.fullmatch(text) is not None


def contents_lines(lines: Sequence[TextLine], running: set[int]) -> set[int]:
    """The lines of contents lists: entries with leaders, and what stands under the heading of such a list."""
    led = {place for place, line in enumerate(lines) if is_leader(line.text)}
    found = led if len(led) >= _FEWEST - 1 else set()
    for place, line in enumerate(lines):
        if is_contents_head(line.text):
            found |= _list_below(lines, place, running)
    return found


def _list_below(lines: Sequence[TextLine], head: int, running: set[int]) -> set[int]:
    """The contents list under a heading: entries with a page, or that stand again as lines further down."""
    stands = {_bare(line.text): place for place, line in enumerate(lines) if len(line.text) <= _CAPTION}  # last of all
    last, entries, pages = head, 0, [0]
    for place in range(head + 1, min(len(lines), head + _LONGEST_LIST)):
        if place in running and entries >= _FEWEST:
            break  # the list ends with its page
        text = lines[place].text
        entry = _ENTRY.fullmatch(text)
        paged = entry is not None and int(entry["page"]) >= pages[-1] and not ends_sentence(entry["title"].strip())
        title = _bare(entry["title"]) if entry and paged else _bare(text)
        again = stands.get(title, 0) > place
        if paged or again or is_leader(text):
            last, entries = place, entries + 1
            if entry and paged:
                pages.append(int(entry["page"]))
        elif place - last > _GAP or ends_sentence(text):
            break
    led = any(is_leader(lines[place].text) for place in range(head, last + 1))
    return set(range(head, last + 1)) if entries >= (1 if led else _FEWEST) else set()


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalpha()).lower()


def _labels(lines: Sequence[TextLine]) -> Iterator[int]:
    """Runs of lines that hold nothing but numbers, or letters strewn about as type set upright is."""
    for pattern, enough in ((_NUMBERS, _FEWEST), (_SCATTERED, _FEWEST + 1)):
        run: list[int] = []
        for place in range(len(lines) + 1):
            text = lines[place].text if place < len(lines) else ""
            if text and len(text) <= LONGEST and "\t" not in text and pattern.fullmatch(text):
                run.append(place)
                continue
            if len(run) >= enough:
                yield from run
            run = []


def _fallen(lines: Sequence[TextLine]) -> Iterator[int]:
    """Lines of letters strewn about, and figures set below the line that fell out of it: CO above, 2 alone below."""
    for place, line in enumerate(lines):
        if len(line.text) == 1 and line.text in _SUBSCRIPTS:
            beside = (lines[at].text for at in (place - 1, place + 1) if 0 <= at < len(lines))
            if any(_FORMULA.search(text) for text in beside):
                yield place
        elif len(line.text) <= LONGEST:
            words = line.text.split()
            if len(words) >= _STREWN and sum(len(word) == 1 and word.isalpha() for word in words) * 2 >= len(words):
                yield place


def _mirrored(lines: Sequence[TextLine]) -> Iterator[int]:
    """Lines of turned type, which extraction gives letter by letter from its end: SSENISUB, snollaG fo snoilliB."""
    if not any(len(line.text) <= _HEAD and _LETTERS.fullmatch(line.text) for line in lines):
        return
    words = [" ".join(_WORD.findall(line.text)).lower().split() for line in lines]
    known = Counter(chain.from_iterable(words))

    def is_mirrored(word: str) -> bool:
        return known[word[::-1]] > known[word] and word != word[::-1]

    for place, line in enumerate(words):
        long = [word for word in line if len(word) >= _TELLING]
        if long and len(line) <= 2 * _TELLING and all(map(is_mirrored, long)) and not lines[place].text.endswith("."):
            yield place
            step = 1
            while place + step < len(words) and words[place + step] and all(map(is_mirrored, words[place + step])):
                yield place + step
                step += 1


def _is_caption(text: str) -> bool:
    """Whether a line says what a picture shows: “Figure 3: …”, 图1 …; one that goes on as a sentence does not."""
    if len(text) > _CAPTION or text.endswith(("。", "；")):
        return False
    found = _PICTURE.match(text)
    return found is not None and found["word"].lower() in cues("pictures")


def _notes(lines: Sequence[TextLine], taken: set[int]) -> set[int]:
    """Notes at the foot of a page: “2 By volume.” They are told from the items of a list by marks in the text that call
    them, by how they begin, or by their numbers, which make no list."""
    noted = [
        (place, match)
        for place, line in enumerate(lines)
        if place not in taken and line.text[0] in _NOTE_BEGINS and (match := _NOTE.fullmatch(line.text))
    ]
    if not noted:
        return set()
    called = marked_notes(line.text for line in lines)
    found: set[int] = set()
    told = {place: lines_of for place, _ in noted if (lines_of := _lines_of_note(lines, place))}
    for run in _runs([(place, match) for place, match in noted if place in told]):
        is_list = len(run) > 1 and run[0][1]["number"] is not None
        if any(_is_note(match, is_list, called) for _, match in run):
            found.update(line for place, _ in run for line in told[place])
    return found


def _is_note(match: re.Match[str], in_list: bool, called: set[str]) -> bool:
    """Whether a sentence after a number, a letter or a star is a note and no item of a list."""
    first = _WORD.match(match["said"].lstrip('(“"'))
    begins_so = first is not None and first[0].lower() in cues("notes")
    if match["letter"]:
        return True  # no sentence begins with “a This”
    if match["star"]:
        return begins_so or match["star"] in called
    if _UNIT_LIKE.match(match["said"]) and not begins_so:
        return False
    return begins_so or match["number"] in called or (not in_list and int(match["number"]) <= _FIRST_NOTES)


def _runs(noted: Sequence[tuple[int, re.Match[str]]]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """What may be notes, those together whose numbers follow each other as the items of a list do, not too far apart."""
    run: list[tuple[int, re.Match[str]]] = []
    for place, match in noted:
        number = int(match["number"]) if match["number"] else None
        last = int(run[-1][1]["number"]) if run and run[-1][1]["number"] else None
        if number is not None and last is not None and number == last + 1 and place - run[-1][0] <= _LIST_GAP:
            run.append((place, match))
            continue
        if run:
            yield run
        run = [(place, match)]
    if run:
        yield run


def _lines_of_note(lines: Sequence[TextLine], place: int) -> range | None:
    """A note ends with its sentence, in its line or a later one that goes on with it; else there is none."""
    for end in range(place, min(len(lines), place + _NOTE_LINES)):
        if end > place and not lines[end].text[0].islower():
            return None
        if ends_sentence(lines[end].text):
            return range(place, end + 1)
    return None
