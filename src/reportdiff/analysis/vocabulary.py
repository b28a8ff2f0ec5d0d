"""The words of a language by their classes, and where they stand in a text: longest first, a word in one class alone.

A language writes them in ``words.toml``, a table for each class::

    [rise]
    verbs = ["increase", "rise|rose|risen"]   # with their forms, where the language inflects
    words = ["up"]                            # as they stand

    [groups]                                  # classes, and forms of words, under one name
    move = ["rise", "fall"]

    [endings]                                 # what a word is that stands in no class, by how it ends
    adverb = ["ly"]

    [derived.noun]                            # words made of other words, for names
    invest = "investment"

A word that only looks like another, or holds one, is a word too: 普及 in a class of its own keeps 及 from being read in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import add
from typing import TYPE_CHECKING, Any

from reportdiff.analysis.characters import BLANK, CONTINUED, UNKNOWN, Codes
from reportdiff.errors import SettingsError

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# What a language makes of an entry: each form of it, and which forms it is (``past participle``). ``kind`` is the key that
# the entry stands under: ``words``, ``verbs``, ``nouns``.
Inflect = Callable[[str, str], Iterable[tuple[str, str]]]

_FIRST_CODE = 0xE000
# A word may hold digits (CO2, Q4); a number that ends it may go on behind it.
_CUT = re.compile(r"([^\W\d_][^\W_]*(?:['’\-][^\W_]+)*)((?:(?<=\d)(?:[.,]\d+)+)?)")
_REMEMBERED = 1 << 15  # words
_LETTERS = {"'": "['’]", BLANK: f"{BLANK}+"}  # how they may be written
_HALF_A_PAIR = re.compile(r"[\ud800-\udfff]")  # a character that is none, and that the automaton refuses
_NO_WORD = "\ufffd"
_TABLES = frozenset({"groups", "endings", "derived"})  # that are no classes
_DERIVED = "derived"
_AS_IS = "words"
_NAMED = "word"  # the class of a word that stands in none, though a rule may name it


def as_written(kind: str, entry: str) -> Iterable[tuple[str, str]]:
    """An entry as it stands, for languages that do not inflect."""
    return ((entry, ""),)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words that are alike for every rule: their class, which forms they are, and the word itself where a rule names it."""

    name: str
    forms: tuple[str, ...]
    own: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Classes of words, each with a code: a character that stands for its words wherever they begin.

    ``spaced`` says whether the language sets words apart; ``codes`` gives the codes of each class, group and form,
    ``plain`` that of a word of a class in no form of its own;
    ``endings`` the code of a word that is not known, by how it ends; ``kin`` the other forms of a word; ``second`` the code of a word as a form of
    another, where it is written out as a word of its own too (plans, to plan): a rule that gives a ``tag`` says where it is.
    """

    spaced: bool
    words: Mapping[str, str]
    codes: Mapping[str, str]
    plain: Mapping[str, str]
    endings: Mapping[str, str] = field(default_factory=dict)
    kin: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    second: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        data: Mapping[str, Any],
        *,
        spaced: bool,
        inflect: Inflect = as_written,
        literals: Iterable[str] = (),
        built_in: Mapping[str, str] | None = None,
    ) -> Vocabulary:
        """The vocabulary that ``data`` (a ``words.toml``) writes down; words in ``literals`` get codes of their own.

        Groups may name what is ``built_in`` too. Raises ``SettingsError`` for a word in two classes and for a group or an ending of what is no class.
        """
        classes = {name: table for name, table in data.items() if name not in _TABLES}
        places: dict[str, tuple[str, set[str]]] = {}
        others: dict[str, tuple[str, set[str]]] = {}
        kin: dict[str, dict[str, str]] = {}
        for as_is in (True, False):
            for name, table in classes.items():
                for forms in _entries(table, inflect, as_is=as_is):
                    _place(name, forms, places, kin, others if not as_is else None)
        own = set(literals)
        codes: dict[str, str] = dict.fromkeys(classes, "")
        cells: dict[_Cell, str] = {}

        def code_of(cell: _Cell) -> str:
            if cell not in cells:
                code = cells[cell] = chr(_FIRST_CODE + len(cells))
                names = (cell.name, *cell.forms, f'"{cell.own}"' if cell.own else "")
                for name in filter(None, names):
                    codes[name] = codes.get(name, "") + code
            return cells[cell]

        plain = {name: code_of(_Cell(name, ())) for name in classes}
        words, second = (
            {
                word: code_of(_Cell(name, tuple(sorted(forms)), word if word in own else ""))
                for word, (name, forms) in placed.items()
            }
            for placed in (places, others)
        )
        words |= {
            word: code_of(_Cell(_NAMED, (), word)) for word in sorted(own - words.keys()) if BLANK not in word
        }
        endings = {end: code_of(cell) for end, cell in _endings(data.get("endings", {}), classes)}
        _group(data.get("groups", {}), codes, built_in or {})
        _derive(data.get(_DERIVED, {}), kin)
        return cls(spaced, words, codes, plain, endings, kin, second)

    def form(self, word: str, wanted: str) -> str:
        """Another form of a word, by the name of the form, or the word itself where none is known."""
        return self.kin.get(word, {}).get(wanted, word)

    def find(self, view: str) -> Iterator[tuple[int, int, str]]:
        """Where the words of a text begin and end, with their codes, in order and never one in another."""
        return self._in_spaced(view) if self.spaced else self._in_unspaced(view)

    def whole(self, view: str) -> str | None:
        """The code of the one word that a text is; ``None`` for what is no word, or more than one."""
        if not self.spaced:
            return self.words.get(view)
        return next((code for start, end, code in self.find(view) if (start, end) == (0, len(view))), None)

    def _automaton_of(self, words: Iterable[str]) -> tuple[AhoCorasick, Sequence[str]]:
        from ahocorasick_rs import AhoCorasick, MatchKind

        known = tuple(words)
        codes = tuple(self.words[word] + CONTINUED * (len(word) - 1) for word in known)
        return AhoCorasick(known, matchkind=MatchKind.LeftmostLongest), codes

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, Sequence[str]]:
        return self._automaton_of(self.words)

    @cached_property
    def _automaton_of_longer(self) -> tuple[AhoCorasick, Sequence[str]]:
        return self._automaton_of(word for word in self.words if not _is_one_letter(word))

    @cached_property
    def alone(self) -> Codes:
        """What a character is by itself; where words are not set apart it may be one of them: most words of a text are such."""
        return Codes({} if self.spaced else {word: code for word, code in self.words.items() if _is_one_letter(word)})

    def _in_unspaced(self, view: str) -> Iterator[tuple[int, int, str]]:
        if not self.words:
            return
        automaton, codes = self._automaton
        for index, start, end in automaton.find_matches_as_indexes(_HALF_A_PAIR.sub(_NO_WORD, view)):
            yield start, end, codes[index][0]

    def spelling(self, codes: Collection[str] | None, also: Iterable[str] = ()) -> re.Pattern[str]:
        """A pattern that stands wherever a word with one of these codes may, or one of those that are named ``also``: the words as they
        are written, or anything at all where a code is of a mark or of what words end on."""
        if codes is None or any(code < chr(_FIRST_CODE) or code in self._of_endings for code in codes):
            return re.compile("")
        words = [*(word for word, code in self.words.items() if code in codes), *also]
        if self.spaced:
            return _words_apart(words)
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    @cached_property
    def _of_endings(self) -> frozenset[str]:
        return frozenset(self.endings.values())

    def over(self, view: str, code: str) -> str:
        """The codes of a text of a language that does not set words apart, which has those of its characters as they are ``alone``, with
        those of longer words over them; a number that a word cuts goes on as a word."""
        if not self.words:
            return code
        automaton, codes = self._automaton_of_longer
        pieces: list[str] = []
        at = 0
        for index, start, end in automaton.find_matches_as_indexes(_HALF_A_PAIR.sub(_NO_WORD, view)):
            if at < start:
                pieces.append(code[at:start] if code[at] != CONTINUED else UNKNOWN + code[at + 1 : start])
            pieces.append(codes[index])
            at = end
        pieces.append(code[at:] if code[at : at + 1] != CONTINUED else UNKNOWN + code[at + 1 :])
        return "".join(pieces)

    def cut(self, view: str) -> Cut:
        """A text of a language that sets words apart, cut at its words and phrases, the longest first."""
        pieces = _CUT.split(view)
        words = pieces[1::3]
        told = list(map(self._alone, words))
        cut = Cut(pieces[::3], words, pieces[2::3], [codes for codes, _ in told])
        for first, count, code in reversed(self._phrases(cut, [place for place, (_, opens) in enumerate(told) if opens])):
            cut.join(first, count, code)
        return cut

    @cached_property
    def _alone(self) -> Callable[[str], tuple[str, bool]]:
        return lru_cache(_REMEMBERED)(self._code_alone)

    def _code_alone(self, word: str) -> tuple[str, bool]:
        """The codes of a word that stands in no phrase, and whether phrases open on it; one that stands in no class may end on what does."""
        plain = _plain(word)
        code = self.words.get(plain)
        longest = 0 if code else min(len(plain) - 2, self._longest_ending)
        ends = (self.endings.get(plain[-length:]) for length in range(longest, 0, -1))
        return (code or next(filter(None, ends), UNKNOWN)) + CONTINUED * (len(word) - 1), plain in self._first_words

    @cached_property
    def _longest_ending(self) -> int:
        return max(map(len, self.endings), default=0)

    @cached_property
    def _openings(self) -> Mapping[tuple[str, ...], int]:
        """For the first two words of each phrase how many words the longest phrase has that opens on them."""
        longest: dict[tuple[str, ...], int] = {}
        for phrase in self.words:
            if BLANK in phrase:
                first, second, *more = phrase.split(BLANK)
                longest[first, second] = max(longest.get((first, second), 0), 2 + len(more))
        return longest

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(words[0] for words in self._openings)

    def _phrases(self, cut: Cut, places: Iterable[int]) -> list[tuple[int, int, str]]:
        """Where words stand that are one phrase: the first of them, how many they are, and the code of the phrase; ``places`` are those
        of the words on which phrases open."""
        openings = self._openings
        found: list[tuple[int, int, str]] = []
        free = 0
        for first in places:
            longest = openings.get(tuple(map(_plain, cut.words[first : first + 2]))) if first >= free else None
            if longest:
                words = list(map(_plain, cut.words[first : first + longest]))
                for count in range(len(words), 1, -1):
                    code = self.words.get(BLANK.join(words[:count]))
                    if code and cut.only_blanks(first, count):
                        found.append((first, count, code))
                        free = first + count
                        break
        return found

    def _in_spaced(self, view: str) -> Iterator[tuple[int, int, str]]:
        cut, at = self.cut(view), 0
        for between, word, rest, codes in zip(cut.between, cut.words, cut.rests, cut.codes, strict=False):
            start = at + len(between)
            if codes[0] != UNKNOWN:
                yield start, start + len(word), codes[0]
            at = start + len(word) + len(rest)


@dataclass(slots=True)
class Cut:
    """A text cut at its words: what stands ``between`` them, the first of it before the first word, and its ``words``, each
    with its ``codes`` and the ``rests`` of a number that ends it (CO2.5)."""

    between: list[str]
    words: list[str]
    rests: list[str]
    codes: list[str]

    def only_blanks(self, first: int, count: int) -> bool:
        """Whether nothing but blanks stands between so many words."""
        gaps = zip(self.rests[first : first + count - 1], self.between[first + 1 : first + count], strict=True)
        return all(gap and not rest and not gap.strip(BLANK) for rest, gap in gaps)

    def join(self, first: int, count: int, code: str) -> None:
        """Makes so many words one, with this code."""
        own = slice(first, first + count)
        gaps = [*self.between[first + 1 : first + count], ""]
        phrase = "".join(map(add, self.words[own], gaps))
        self.words[own], self.codes[own] = [phrase], [code + CONTINUED * (len(phrase) - 1)]
        self.rests[own] = self.rests[first + count - 1 : first + count]
        del self.between[first + 1 : first + count]


def _is_one_letter(word: str) -> bool:
    return len(word) == 1 and word.isalnum() and not word.isdecimal()  # numbers are read whole


def _words_apart(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words that are set apart, and of phrases, whatever blanks are in them: letter by letter, each asked once."""
    written = _letter_by_letter(words) or "(?!)"
    return re.compile(rf"(?<![^\W\d_])(?:{written})(?![^\W_])", re.I)


def _letter_by_letter(words: Iterable[str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        by_letter.setdefault(word[:1], []).append(word[1:])
    ends = by_letter.pop("", None) is not None
    ways = [_LETTERS.get(letter, re.escape(letter)) + _letter_by_letter(rests) for letter, rests in by_letter.items()]
    return "" if not ways else f"(?:{'|'.join(ways)}{'|' if ends else ''})" if len(ways) > 1 or ends else ways[0]


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _endings(table: Mapping[str, Sequence[str]], classes: Mapping[str, Any]) -> Iterator[tuple[str, _Cell]]:
    """What a word is that stands in no class, by how it ends; a form of a class is written after a dot."""
    for written, ends in table.items():
        name, *forms = written.split(".")
        if name not in classes:
            raise SettingsError(f"words.toml: [endings] names {name}; there is no such class above it")
        cell = _Cell(name, tuple(sorted(forms)))
        yield from ((end, cell) for end in ends)


def _entries(table: Mapping[str, Any], inflect: Inflect, *, as_is: bool) -> Iterator[tuple[tuple[str, str], ...]]:
    """The entries of a class, each with its forms: those that are written as they stand, or the others."""
    for kind, entries in table.items():
        if (kind == _AS_IS) is as_is:
            for entry in entries:
                yield tuple(inflect(kind, entry))


def _place(
    name: str,
    forms: tuple[tuple[str, str], ...],
    places: dict[str, tuple[str, set[str]]],
    kin: dict[str, dict[str, str]],
    others: dict[str, tuple[str, set[str]]] | None,
) -> None:
    """Puts the forms of an entry into their class; one that stands as a word by itself in another goes to ``others``."""
    by_form = {one: word for word, said in reversed(forms) for one in said.split()}
    for word, said in forms:
        where, known = places.setdefault(word, (name, set()))
        if where != name and others is not None and not known:
            where, known = others.setdefault(word, (name, set()))
        if where != name:
            raise SettingsError(f"words.toml: {word!r} stands in [{where}] and in [{name}]; a word has one class")
        known.update(said.split())
        if by_form:
            kin.setdefault(word, by_form)


def _group(groups: Mapping[str, Sequence[str]], codes: dict[str, str], built_in: Mapping[str, str]) -> None:
    """Adds the groups to the codes, each the codes of its members."""
    for name, members in groups.items():
        unknown = [member for member in members if member not in codes and member.upper() not in built_in]
        if unknown:
            raise SettingsError(
                f"words.toml: [groups] {name} names {', '.join(unknown)}; there is no such class above it"
            )
        own = "".join(built_in.get(member.upper(), "") + codes.get(member, "") for member in members)
        codes[name] = codes.get(name, "") + own


def _derive(derived: Mapping[str, Mapping[str, str]], kin: dict[str, dict[str, str]]) -> None:
    """Adds to the forms of a word those that are written out: the noun of a verb."""
    for form, table in derived.items():
        for word, made in table.items():
            kin.setdefault(word, {})[form] = made  # of all forms of the word, which share what is known of them
