"""What is found in columns that were taken apart as they seemed to go on: only what one line of a column tells by itself."""

from __future__ import annotations

from itertools import zip_longest

import pytest

import reportdiff as rd

LEFT = """The company sells nets on both sides of the strait.
Sales of nets grew after a spring in which the
herring came early. We hired 58 weavers for the
works in the north. For the years to come we have
set ourselves to make nets that last twice as long.
Old ones are taken back from anybody. The rope walk
is open to visitors, who learn how our fathers
twisted hemp. They see how the nets of today are
knotted. This was the work of many hands. Over the
winter the halls were painted. Our weavers chose the
colours, and the town lent us its ladders."""
RIGHT = """Our harbours were busier than ever in the year
that is over. Those who were asked told us that
they would come again. {told}
The noise of the cranes fell in the months of
summer. All boats that left the yard have a new
coat of paint. It keeps weeds away. The lanterns on
the moles burn with the power of the wind alone.
Keepers have more time for those who visit them. In
the north we built a school for pilots. The first of
them have passed their tests and guide ships
through the narrows of the strait."""


def found(told: str) -> list[str]:
    lines = zip_longest(LEFT.split("\n"), RIGHT.format(told=told).split("\n"), fillvalue="")
    text = "\n".join(f"{left} {right}".strip() for left, right in lines)
    return [one.rule for one in rd.check(rd.parse(f"Northmoor Nets plc\nSustainability Report 2031\n\n{text}"))]


@pytest.mark.parametrize(
    ("told", "rules"),
    [
        ("The share of guests by\nrail fell by 6.1 percentage points from 48.2% to 44.1%.", ["RD304"]),
        ("The share of guests by\nrail fell by 4.1 percentage points from 48.2% to 44.1%.", []),
        ("The share of guests fell\nby 6.1 percentage points, from\n48.2% to 44.1% of all.", []),
    ],
)  # fmt: skip
def test_what_one_line_tells_by_itself(told: str, rules: list[str]) -> None:
    assert found(told) == rules
