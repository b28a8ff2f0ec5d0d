"""The concepts that indicators are names of: one table for all languages, and one of names for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportdiff.errors import LexiconError
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.lexicon_table import Row, indicators, read_rows
from reportdiff.names.spelling import normal

_NOTHING = "-"
_CELLS = 5


@dataclass(frozen=True, slots=True)
class Normal:
    """Brings names of a language to the form in which they are compared; a value, as the lexicon is that holds it."""

    lang: str

    def __call__(self, name: str) -> str:
        return normal(self.lang, name)


@cache
def bundled(lang: str) -> Lexicon:
    """The bundled indicators of a language."""
    return with_tables(lang)


def with_tables(lang: str, *tables: Traversable) -> Lexicon:
    """The bundled indicators, with what tables of a project add to them, the later on top of the earlier.

    A row of such a table names a concept by its id or by any name of it. Raises ``LexiconError`` for a row that is wrong.
    """
    known = tuple(_rows(lang))
    ids = {name: row.concept for row in known for name in (row.concept, *row.names)}

    def own(row: Row) -> Row:
        return replace(
            row, concept=ids.get(row.concept, row.concept), wholes=tuple(ids.get(one, one) for one in row.wholes)
        )

    rows = (known, *(tuple(map(own, read_rows(table))) for table in tables))
    return Lexicon(lang, indicators(rows), Normal(lang))


@cache
def canonical() -> tuple[tuple[str, ...], ...]:
    """Each concept by what reports of a language call it where that is not its id, and by its id: names that mean the same."""
    tables = [folder / "names.txt" for folder in files("reportdiff.languages").iterdir() if (folder / "names.txt").is_file()]
    rows = (cells for table in sorted(tables, key=str) for _, cells in _lines(table, 2))
    return tuple((concept, *_list(names)[:1]) for concept, names in rows)


def _rows(lang: str) -> Iterator[Row]:
    """The bundled rows: what is known of each concept that has a name in the language."""
    names = {cells[0]: (place, _list(cells[1])) for place, cells in _lines(files("reportdiff.languages") / lang / "names.txt", 2)}
    called_so = frozenset(names)
    for place, (concept, family, better, prices, wholes) in _lines(files(__package__) / "concepts.txt", _CELLS):
        _, called = names.pop(concept, (place, ()))
        known_wholes = tuple(whole for whole in _list(wholes) if whole in called_so)
        if called:
            yield Row(place, concept, called, family, _said(better), _said(prices), known_wholes)
    for concept, (place, _) in names.items():
        raise LexiconError(f"{place}: {concept!r} is no concept of concepts.txt; give it a line there")


def _lines(path: Traversable, count: int) -> Iterator[tuple[str, Sequence[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != count:
                raise LexiconError(f"{path}, line {number}: has {len(cells)} cells, not {count}")
            yield f"{path}, line {number}", cells


def _list(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in cell.split(",") if name.strip() not in ("", _NOTHING)))


def _said(cell: str) -> str | None:
    return None if cell == _NOTHING else cell
