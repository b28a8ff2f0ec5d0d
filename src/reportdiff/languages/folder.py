"""What a language's folder answers without any code of its own: how its texts are read and set, and what is said in it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from reportdiff.analysis import numbers_of
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.listed import Joint, joints
from reportdiff.analysis.view import Spelling
from reportdiff.languages import cues, grammar, scripts
from reportdiff.languages.counting import counting, numeral
from reportdiff.languages.patterns import data, patterns
from reportdiff.languages.wholes import Wholes, wholes
from reportdiff.model import Report, Script, Span, Stage

_JOINING, _MARKS = ("and", "along_with", "and_then"), "、“"
_PROMISES = "commitments.toml"
_MARKED = re.compile(r"\W+")
_OF_REPORTS = ("growth_nouns",)  # among messages: what is looked for in the words of reports
_PART = re.compile("[^;]+")
_PAUSE = re.compile(r"[,，;；:：\n]+")


@dataclass(frozen=True)
class Folder:
    """The folder of one language, each file of it read when it is first asked for; ``said_in`` is the language of the sentences that
    explain, where it is another one."""

    code: str
    said_in: str = ""

    @cached_property
    def grammar(self) -> Grammar:
        """Its words, its rules, how its sentences end."""
        return grammar(self.code)

    @property
    def spaced(self) -> bool:
        """Whether its words are set apart by blanks: names are compared by their words then, and else by their characters."""
        return self.grammar.vocabulary.spaced

    @cached_property
    def scripts(self) -> tuple[Script, ...]:
        """Its further scripts: what is read is given in the one of its rules."""
        return scripts(self.code)

    @cached_property
    def reasons(self) -> dict[str, str]:
        """The sentences that explain an outcome, by name."""
        return self._said("reasons")

    @cached_property
    def findings(self) -> dict[str, str]:
        """The sentences that say what a rule of ``check`` found, by the rule's code, and the forms of figures in them."""
        return _messages(self.code, "findings")

    @cached_property
    def findings_said(self) -> dict[str, str]:
        """The same sentences in the language in which it explains."""
        return self._said("findings")

    def _said(self, name: str) -> dict[str, str]:
        """Sentences about its reports in the language in which it explains."""
        own = _messages(self.code, name)
        if self.said_in in ("", self.code):
            return own
        return {**own, **_messages(self.said_in, name), **{key: own[key] for key in _OF_REPORTS if key in own}}

    @cached_property
    def followed(self) -> Mapping[str, Mapping[str, Mapping[str, float]]]:
        """How what its reports promised is weighed against what the next one says: weights by how particular a promise is, and by status."""
        found: dict[str, dict[str, dict[str, float]]] = self._weighed["weights"]
        return found

    @cached_property
    def silent_from(self) -> Mapping[str, float]:
        """How sure it must be that a promise is not spoken of, by how particular it is, before that is said."""
        found: dict[str, float] = self._weighed["silent_from"]
        return found

    @cached_property
    def _weighed(self) -> dict[str, Any]:
        return tomllib.loads((files(__package__) / self.code / "followed.toml").read_text(encoding="utf-8"))

    @cached_property
    def wholes(self) -> Wholes:
        """What its reports say of their targets as a whole."""
        return wholes(self.code)

    @cached_property
    def _spelling(self) -> Spelling:
        return numbers_of(self.code).spelling

    def view(self, text: str) -> str:
        """A text in the form in which rules read it, every character at its own offset."""
        return self._spelling.view(text)

    def view_of(self, report: Report) -> str:
        """The text of a report in that form, as whoever read the report has it, or made again."""
        met = report.quantities
        return met.view if met is not None and met.text == report.text else self.view(report.text)

    def sentences(self, view: str, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Where each sentence of a stretch of text begins and ends."""
        return self.grammar.splitter.sentences(view, *body)

    def sentences_of(self, report: Report, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The same of a stretch of a report, as whoever read the report has them, where only whole lines of it are asked for."""
        met, view, (start, end) = report.quantities, self.view_of(report), body
        first, last = (start, start) if met is None or met.text != report.text else (max(start, met.body[0]), min(end, met.body[1]))
        if met is None or first >= last or not (_parts_lines(view, first) and _parts_lines(view, last)):
            yield from self.sentences(view, body)
        else:
            yield from self.sentences(view, (start, first))
            yield from met.sentences[bisect_left(met.sentences, (first, first)) : bisect_left(met.sentences, (last, last))]
            yield from self.sentences(view, (last, end))

    def spoken(self, report: Report) -> tuple[Span, ...]:
        """The sentences of a report, and the parts of them that ; ends."""
        view = self.view_of(report)
        return tuple(self._said_in(view, self.sentences_of(report, (0, len(view)))))

    def spoken_in(self, view: str, start: int, end: int) -> Iterator[Span]:
        """The same of a stretch of a text as rules read it; a line, which no sentence goes over, is one."""
        return self._said_in(view, self.sentences(view, (start, end)))

    def _said_in(self, view: str, sentences: Iterable[tuple[int, int]]) -> Iterator[Span]:
        for first, last in sentences:
            if view.find(";", first, last) < 0:
                yield Span(first, last)
            else:
                yield from (Span(*part.span()) for part in _PART.finditer(view, first, last))

    def joints(self, text: str, *also: str) -> tuple[Joint, ...]:
        """Where a text may be cut into the things that it lists: at its marks and at “and”, and at words of the classes ``also``."""
        return () if self._joining.isdisjoint(text) else joints(text, cues(self.code).vocabulary, *also)

    @cached_property
    def _joining(self) -> frozenset[str]:
        """The characters with which marks and such words begin: most texts that are asked about hold none."""
        own = cues(self.code).vocabulary
        wanted = "".join(own.codes[name] for name in _JOINING)
        return frozenset(word[0] for word, code in own.words.items() if code in wanted) | frozenset(_MARKS)

    def numeral(self, written: str) -> int | None:
        """The whole number that a numeral writes, in digits or words, cardinal or ordinal."""
        return numeral(self.code, written)

    def written(self, number: int, like: str) -> str:
        """A number from 1 to 99 in the numerals in which ``like`` is written."""
        return counting(self.code).written(number, like)

    def stage(self, clause: str) -> Stage | None:
        """How far a clause says that work is, or is to be: the furthest that it names; ``None`` where no word of it says so."""
        return next((stage for stage, told in self._stages.items() if told.search(clause)), None)

    def own_words(self, name: str) -> tuple[str, ...]:
        """The words of a name, or of what is promised, that tell it from others of its kind: those that are no kind and not said of
        everything; the whole where nothing else is left, or its language does not say which words those are."""
        left = name
        for common in self._common:
            left = common.sub(" ", left)
        own = (word for word in _MARKED.sub(" ", left).split() if len(word) > 1) if self._common else ()
        return tuple(dict.fromkeys(own)) or (name,)

    def thanks(self, sentence: str) -> bool:
        """Whether a sentence thanks or greets, and tells of no work."""
        told = patterns(self.code, _PROMISES).get("thanks")
        return told is not None and told.search(sentence) is not None

    def until(self, sentence: str) -> int | None:
        """The last of the years until which a sentence says that something is to be so (by 2035)."""
        told = patterns(self.code, _PROMISES).get("until a year")
        return max((int(one["year"]) for one in told.finditer(sentence)), default=None) if told else None

    def ahead(self, sentence: str) -> bool:
        """Whether a sentence says by its words that it tells what is to come (we will, I propose)."""
        told = patterns(self.code, _PROMISES).get("tells ahead")
        return told is not None and told.search(sentence) is not None

    def told_apart(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The stretches of a sentence of ``text`` each of which may tell of another thing: between marks, where its language says no more."""
        apart = patterns(self.code, _PROMISES).get("apart", _PAUSE)
        for mark in apart.finditer(text, start, end):
            if mark.start() > start:
                yield Span(start, mark.start())
            start = mark.end()
        if start < end:
            yield Span(start, end)

    def parted(self, name: str) -> str:
        """A name with a blank before each kind of thing in it, where its words do not stand apart: what stands across is no piece of it (云溪 电站)."""
        kind = patterns(self.code, _PROMISES).get("kind")
        return kind.sub(lambda kind: f" {kind[0]}", name) if kind else name

    @cached_property
    def _common(self) -> tuple[re.Pattern[str], ...]:
        return tuple(patterns(self.code, _PROMISES)[name] for name in data(self.code, _PROMISES).get("said", {}).get("common", ()))

    @cached_property
    def _stages(self) -> dict[Stage, re.Pattern[str]]:
        told = data(self.code, _PROMISES).get("said", {}).get("stages", ())
        return {Stage(name.replace(" ", "_")): patterns(self.code, _PROMISES)[name] for name in told}

    def issuer_id(self, issuer: str) -> str:
        """What an issuer is known by: its name without what writers vary (width and case of letters, spaces), and without
        the parts that reports leave out of it."""
        name = unicodedata.normalize("NFKC", issuer).casefold().split()
        joint = " " if self.grammar.vocabulary.spaced else ""
        left_out = patterns(self.code, "issuers.toml").get("left out")
        return left_out.sub("", joint.join(name)) if left_out else joint.join(name)


@cache
def folder(code: str, said_in: str = "") -> Folder:
    """The folder of a language, with what explains its reports in ``said_in``, by default itself."""
    return Folder(code, said_in)


@cache
def _messages(code: str, name: str) -> dict[str, str]:
    """The sentences of a file of messages, of the language itself or of the one that it borrows from."""
    named = [files(__package__) / one / f"{name}.toml" for one in (code, grammar(code).messages) if one]
    return next((tomllib.loads(file.read_text(encoding="utf-8")) for file in named if file.is_file()), {})


def _parts_lines(view: str, place: int) -> bool:
    """Whether a line ends or begins at a place, so that no sentence goes over it."""
    return place in (0, len(view)) or "\n" in view[place - 1 : place + 1]
