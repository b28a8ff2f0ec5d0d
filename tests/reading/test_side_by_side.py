"""Columns that an extractor wrote side by side are read one after the other, and everything keeps its place in the file."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff.model import Furniture, Held, Words
from reportdiff.reading import from_text
from reportdiff.reading.column_search import Care, Page, best_ways
from reportdiff.reading.piece_pairs import PageWords
from reportdiff.reading.printed_pieces import PrintedLine, printed_lines
from reportdiff.reading.printed_words import is_strewn, neighbours

LEFT = """Our harbours were busier than ever in the year that is
over. Ferries carried 4.2 million guests. Those who
were asked told us that they would come again. We
mended 31 jetties. The noise of the cranes fell by 12%
in the months of summer. All boats that left the yard
have a new coat of paint. It keeps weeds away, which
saves 9% of the fuel. The lanterns on the moles burn
with the power of the wind alone. Keepers have more
time for those who visit them. In the north we built a
school for pilots. The first of them have passed their
tests and guide ships through the narrows of the
strait. Storms were rare."""
RIGHT = """The company sells nets on both sides of the strait.
Sales of nets grew by 7% after a spring in which the
herring came early. We hired 58 weavers for the
works in the north. A third of the hands are women.
For the years to come we have set ourselves to make
nets that last twice as long. Old ones are taken
back from anybody. The rope walk is open to
visitors, who learn how our fathers twisted hemp.
They see how the nets of today are knotted. This was
the work of many hands. Over the winter the halls
were painted. Our weavers chose the colours, and the
town lent us its ladders for the ceilings and walls."""


def side_by_side(*columns: str) -> str:
    lines = zip_longest(*(column.split("\n") for column in columns), fillvalue="")
    return "\n".join(" ".join(filter(None, line)) for line in lines)


def words(text: str) -> Words:
    document = from_text(text, name="report.txt")
    return Words.of(document.text, document.furniture)


def test_two_columns_are_read_one_after_the_other() -> None:
    read = words(side_by_side(LEFT, RIGHT)).text
    assert read.split() == [*LEFT.split(), *RIGHT.split()]
    assert "in the year that is over. Ferries" in read
    assert "after a spring in which the herring" in read


def set_to(width: int, text: str) -> str:
    """A text in lines of so many characters."""
    return "\n".join(wrap(" ".join(text.split()), width, break_on_hyphens=False))


def together(text: str, *columns: str) -> float:
    """The share of the words of columns that are read behind the word that they stand behind in print."""
    read = set(pairwise(words(text).text.split()))
    pairs = [pair for column in columns for pair in pairwise(column.split())]
    return sum(pair in read for pair in pairs) / len(pairs)


HARBOUR = """Our pilots have guided ships through the narrows
since the moles were built. In the year that ended
they took 1,240 of them in and out without a scratch.
Two boats of theirs are new and run without noise.
The lights of the narrows need 14% less power than
those that they replaced. Students of the school for
pilots keep a watch on the tides, whose heights they
write into a book that anybody may read."""


def in_turn(*columns: str) -> str:
    """Columns whose lines stand at unlike heights, one below the other."""
    return "\n".join(filter(None, (line for lines in zip_longest(*(column.split("\n") for column in columns), fillvalue="") for line in lines)))


@pytest.mark.parametrize("columns", [(LEFT, RIGHT), (RIGHT, LEFT), (LEFT, RIGHT, HARBOUR)])
def test_columns_whose_lines_stand_at_unlike_heights(columns: tuple[str, ...]) -> None:
    assert together(in_turn(*columns), *columns) >= 0.95


@pytest.mark.parametrize("third", [HARBOUR, set_to(42, HARBOUR)])
def test_two_columns_of_one_height_and_a_third_between_their_lines(third: str) -> None:
    columns = LEFT, RIGHT, third
    assert together(in_turn(side_by_side(LEFT, RIGHT), third), *columns) >= 0.97


def test_a_box_of_prose_above_columns_is_no_column() -> None:
    assert words(HARBOUR + "\n" + side_by_side(LEFT, RIGHT)).text.split() == [*HARBOUR.split(), *LEFT.split(), *RIGHT.split()]


def test_long_pages_are_read_in_equal_parts() -> None:
    left, right = " ".join([LEFT, HARBOUR, RIGHT] * 4), " ".join([RIGHT, LEFT, HARBOUR] * 4)
    columns = set_to(52, left), set_to(52, right)
    assert min(len(column.split("\n")) for column in columns) > 120
    assert together(side_by_side(*columns), *columns) >= 0.95


@pytest.mark.parametrize("widths", [(36, 84), (84, 36)])
def test_a_narrow_column_beside_a_wide_one(widths: tuple[int, int]) -> None:
    narrow, wide = min(widths), max(widths)
    left, right = (set_to(narrow, LEFT[: LEFT.index("The noise")]), set_to(wide, f"{RIGHT} {LEFT}"))
    columns = (left, right) if widths[0] == narrow else (right, left)
    assert together(side_by_side(*columns), *columns) >= 0.97


def test_a_page_may_be_set_in_one_column_and_in_two_below_it() -> None:
    above = set_to(104, f"{RIGHT} {LEFT}")
    assert together(f"{above}\n{side_by_side(LEFT, RIGHT)}", above, LEFT, RIGHT) >= 0.97


def test_facts_of_columns_quote_the_file() -> None:
    text = "Northmoor Harbours plc\nAnnual Report 2031\n" + side_by_side(LEFT, RIGHT)
    report = rd.parse(text)
    assert {fact.text: fact.indicator for fact in report.facts} == {
        "4.2 million": "guests carried", "31": "jetties mended", "12%": "noise of the cranes in months of summer", "9%": "fuel saved",
        "7%": "sales of nets", "58": "weavers for the works in the north hired", "A third": "women as a share of hands",
    }  # fmt: skip
    assert [text[fact.start : fact.end] for fact in report.facts] == [fact.text for fact in report.facts]
    assert all(fact.sentence_start <= fact.start and fact.end <= fact.sentence_end for fact in report.facts)


@pytest.mark.parametrize("text", [LEFT, RIGHT, f"{LEFT}\n{RIGHT}"])
def test_one_column_is_left_as_it_is(text: str) -> None:
    assert not any(one.holds for one in from_text(text, name="report.txt").furniture)


def test_points_of_a_list_are_no_columns() -> None:
    text = "\n".join(f"- {line}" for line in side_by_side(LEFT, RIGHT).split("\n"))
    assert not any(one.holds for one in from_text(text, name="report.txt").furniture)


def test_lines_that_are_each_told_by_themselves_are_no_columns() -> None:
    harbours = ("Ferry", "Harbour", "Market", "Bridge", "School", "Garden")
    lines = [f"{'- ' if i < 3 else ''}{name} income up {i + 3}% to £{i}3.9 million (H1 2035: £{i}2.{i} million)" for i, name in enumerate(harbours, 1)]
    lines += [f"{name} debt down £{i}.1 million to £{i}9.5 million (March 2036: £{i}2.6 million), below the aim" for i, name in enumerate(harbours, 1)]
    assert not any(one.holds for one in from_text("Results for 2036\n\n" + "\n".join(lines), name="report.txt").furniture)


def test_numbers_of_an_axis_belong_to_no_column() -> None:
    assert [is_strewn(text) for text in ("40", "2", "41.7 2.4", "4,900", "12 boats")] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("a coat of", "paint for boats"), ("a coat of", "The boats")),
        (("It was closed.", "The boats"), ("It was closed.", "boats were")),
        (("the time of the", "herring came"), ("the time of the", "of herring")),
        (("the har-", "bours of"), ("the har-", "12% of")),
        (("a coat of", "Harbour paint"), ("a coat of", "Results. We paint")),
        (("had 40 of", "12 boats"), ("was mended.", "12 boats")),
    ],
)
def test_lines_go_on_as_sentences_do(better: tuple[str, str], worse: tuple[str, str]) -> None:
    def told(pair: tuple[str, str]) -> float:
        lines = printed_lines(pair)
        return float(PageWords(lines).steps(lines, 10.0)[0])

    assert told(better) > told(worse)


HELD = st.lists(st.text("ab ", min_size=1, max_size=6), min_size=2, max_size=5)


@given(HELD, st.randoms(use_true_random=False))
def test_held_stretches_are_found_again(parts: list[str], random: object) -> None:
    text = "<" + "|".join(parts) + ">"
    starts, at = [], 1
    for part in parts:
        starts.append((at, at + len(part)))
        at += len(part) + 1
    random.shuffle(starts)  # type: ignore[attr-defined]
    furniture = Furniture(1, len(text) - 1, "", tuple(Held(start, end, "\n") for start, end in starts))
    read = Words.of(text, [furniture])
    assert read.text == "<" + "".join(text[start:end] + "\n" for start, end in starts) + ">"
    for start, end in starts:
        begun, ended = read.into(start, end)
        assert read.text[begun:ended] == text[start:end]
        assert read.out(begun, ended) == (start, end)


ABOVE = """This page lists what we mean to do for those who work on our ferries, and how far we have come with it in the year
that is over. All of it is told at length in the chapters that follow.
Our goals
"""


def test_a_paragraph_above_columns_is_read_as_it_stands() -> None:
    read = words(ABOVE + side_by_side(LEFT, RIGHT)).text
    assert read.split() == [*ABOVE.split(), *LEFT.split(), *RIGHT.split()]


def test_a_short_line_that_opens_a_paragraph_stands_in_the_first_column_sooner() -> None:
    line = PrintedLine("Lanterns")
    line.find_cuts(neighbours(()))
    costs = {columns: cost for _, columns, cost in line.parses((50.0, 50.0), (), 1, -3.0)}
    assert costs[0,] > costs[1,]
    long = PrintedLine("Lanterns of all who work on board of ours")
    long.find_cuts(neighbours(()))
    assert len({cost for _, columns, cost in long.parses((50.0, 50.0), (), 1, -3.0)}) == 1


def page_of(lines: list[PrintedLine], text: str) -> Page:
    known = neighbours(text.split("\n"))
    for line in lines:
        line.find_cuts(known)
    words = PageWords(lines)
    return Page(words, words.forms.table(known))


@pytest.mark.parametrize("settings", [[(50.0, 50.0), (34.0, 66.0), (100.0, 45.0)], [(34.0, 34.0, 34.0), (50.0, 50.0, 50.0)]])
def test_settings_looked_at_together_are_read_as_each_alone(settings: list[tuple[float, ...]]) -> None:
    text = side_by_side(LEFT, RIGHT)
    lines = printed_lines(text.split("\n"))
    page, care = page_of(lines, text), Care(ways=20, cuts=5)
    together = best_ways(lines, settings, page, care)
    assert together == [way for widths in settings for way in best_ways(lines, [widths], page, care)]
    assert len({worth for worth, _ in together}) == len(settings)
    assert all([dealt.line for dealt in way] == list(range(len(lines))) for _, way in together)


@pytest.mark.parametrize(
    ("above", "below", "often", "gain"),
    [
        ("mended by the herring", "fleet of the north", "the herring fleet", 0.8),  # side by side elsewhere
        ("mended by the", "of the north", "by the of", 0.4),  # two little words: it says less
        ("mended in every har-", "bour of the north", "harbour", 1.5),  # the halves of a word of the text
        ("mended in every har-", "bour of the north", "harvest", -2.0),
        ("mended by the herring.", "Fleet of the north", "herring fleet", 0.0),  # the sentence has ended
    ],
)
def test_what_a_text_has_side_by_side_goes_on(above: str, below: str, often: str, gain: float) -> None:
    words = PageWords(printed_lines([above, below]))
    last, first = words.form[len(above.split()) - 1], words.form[len(above.split())]
    known, plain = words.forms.table(neighbours([often])), words.forms.said(last, first)
    assert known[last, first] - plain == pytest.approx(gain)


def test_a_mark_alone_has_only_the_neighbours_that_stand_behind_it() -> None:
    assert neighbours(["the nets ; to mend"]).often("", "mend") == 0
