"""Tables of a text with each cell on a line of its own and a bar behind it."""

from __future__ import annotations

from told_facts import line

import reportdiff as rd

HEAD = "Ferrytown Harbours\nAnnual report 2033\n\n"
ROWS = (
    ("Measure", "2032", "2033", "Target 2036"),
    ("Power drawn from shore (% reduction from 2030)", "12", "14", "25-30"),
    ("Rope spliced (own sheds, in km)", "31", "29", "–"),
    ("Smoke (thousand tons (dry))", "3.9", "3.8", "<3.6"),
    ("Moorings let (%)", "85", "89", "95"),
)


def _barred(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join(f"{cell} |\n" for row in rows for cell in row)


def _told(text: str) -> list[str]:
    return [line(fact) for fact in rd.parse(HEAD + text, lang="en").facts]


def test_rows_are_as_long_as_makes_figures_stand_behind_words() -> None:
    assert _told(_barred(ROWS)) == [
        "actual | Power drawn from shore | growth down | 12 % | 2032",
        "actual | Power drawn from shore | growth down | 14 % | 2033",
        "target | Power drawn from shore | growth down | 25..30 % | 2036",
        "actual | Rope spliced | level | 31 km | 2032",
        "actual | Rope spliced | level | 29 km | 2033",
        "actual | Smoke | level | 3900 tons (dry) | 2032",
        "actual | Smoke | level | 3800 tons (dry) | 2033",
        "target | Smoke | level | <=3600 tons (dry) | 2036",
        "actual | Moorings let | share | 85 % | 2032",
        "actual | Moorings let | share | 89 % | 2033",
        "target | Moorings let | share | 95 % | 2036",
    ]


def test_the_first_head_may_be_missing() -> None:
    assert _told(_barred((ROWS[0][1:], *ROWS[1:]))) == _told(_barred(ROWS))


def test_the_table_ends_where_no_bar_does() -> None:
    report = rd.parse(HEAD + _barred(ROWS) + "We dredged 4 berths in 2033.\n", lang="en")
    assert [fact.cell is None for fact in report.facts] == [*[False] * 11, True]


def test_cells_that_make_no_rows_are_no_table() -> None:
    loose = _barred((("Measure", "2032"), ("Rope", "31", "29"), ("12", "Sails"), ("Gulls", "Terns")))
    assert rd.parse(HEAD + loose, lang="en").tables == ()
    assert rd.parse(HEAD + "Rope |\n12 |\n", lang="en").tables == ()
