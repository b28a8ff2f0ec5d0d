"""A report laid out for relations: its text, its figures by place, and what rules say of each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportdiff.model import Fact, Measure, Quantity
from reportdiff.relations.laid_figures import LaidFigures
from reportdiff.relations.relation import noun_of

_LEAST_NAME = 5  # characters
_AFTER, _WORDS = 40, 3  # characters and words after a figure in which stands what it counts
_ENDS = re.compile(r"[,;:.\n]")  # what ends what stands behind a figure
_OPENING = 12  # characters of a paragraph in which it says of which time it is


@dataclass(frozen=True)
class Sheet(LaidFigures):
    """A report and all that is looked up in it, each made when it is first needed."""

    @cached_property
    def partial(self) -> frozenset[int]:
        """Where figures begin that are a part of what their names say (included in running costs was…)."""
        return self._marked("within")

    def names_itself(self, fact: Fact) -> bool:
        """Whether the name of a figure is told in its own sentence; where names are told in full it is."""
        if self.cues.names_in_full:
            return True
        return noun_of(fact.indicator.lower()).rstrip("s") in self.view[fact.sentence_start : fact.sentence_end].lower()

    def is_only_a_part(self, fact: Fact) -> bool:
        """Whether a name says only which part it is of, and not of what: domestic, of passengers here and of flights there."""
        return fact.concept is None and fact.indicator.lower() in self.cues.parts_alone

    def is_only_counted(self, fact: Fact) -> bool:
        """Whether the name of a movement is but the noun of a number told before it (14 billion bushels, up 3%): of what they are, it does not say."""
        if fact.measure not in (Measure.GROWTH, Measure.CHANGE) or self.cues.names_in_full:
            return False
        told = self.told(fact.sentence_start, fact.start)
        return any(self.view.startswith(fact.indicator, one.end + 1) for one in told)

    def about(self, figure: Fact | Quantity) -> frozenset[str]:
        """The words by which it is known what a figure is of: its name, and what stands right after it."""
        after = self.nouns(" ".join(_ENDS.split(self.view[figure.end : figure.end + _AFTER])[0].split()[:_WORDS]))
        start = self.clause_start(figure.start)
        last = max((one.end for one in self.told(start, figure.start)), default=start)
        before = self.nouns(figure.indicator if isinstance(figure, Fact) else self.view[last : figure.start])
        if before or last > start:
            return after | before
        sentence = self.sentence_at(figure.start)[0]  # Sales for the nine months that ended on 1 October, 2031, were …
        return after | (frozenset() if self.told(sentence, start) else self.nouns(self.view[sentence:start]))

    @cached_property
    def yearly(self) -> frozenset[int]:
        """Where figures begin that are told of each of several years on average."""
        return self._marked("yearly")

    def _marked(self, kind: str) -> frozenset[int]:
        return frozenset(figure.start for found in self.giving(kind) for figure in self.within(found.kept["figures"]))

    def _marked_bare(self, kind: str) -> frozenset[int]:
        """The same of counts without a unit, too, which are no figures by themselves."""
        return frozenset(found.kept["figures"].start for found in self.giving(kind))

    @cached_property
    def starting(self) -> frozenset[int]:
        """Where figures begin from which something went to another."""
        return frozenset(figure.start for found in self.giving("course") for figure in self.within(found.kept["before"]))

    @cached_property
    def origins(self) -> frozenset[int]:
        """Where figures begin that something is said to have moved from (up 5% from, on, over the budget of…)."""
        return self.starting | self._marked_bare("origin")

    @cached_property
    def bases(self) -> frozenset[int]:
        """Where figures begin that others are held against (19 cents, compared with 12 cents a year before)."""
        return frozenset(found.kept["before"].start for found in self.giving("against"))

    @cached_property
    def moving(self) -> frozenset[int]:
        """Where figures begin that tell how far something moved (23 million more than…)."""
        return frozenset(found.kept["moved"].start for found in self.giving("moves"))

    @cached_property
    def adjusted(self) -> frozenset[int]:
        """Where figures begin that tell a growth otherwise than from the one level to the other (up 3%, adjusting for the extra week)."""
        return self._marked("adjusted")

    @cached_property
    def ways(self) -> Mapping[int, bool]:
        """Where figures begin that tell how far something moved, each with whether it fell, where that is said."""
        return {found.kept["moved"].start: "falls" in found.kept for found in self.giving("moves") if "extent" not in found.kept}

    @cached_property
    def reached(self) -> Mapping[int, int]:
        """Where figures begin that tell how far something moved, each with where the level begins that it led to (up 10% at 44 million)."""
        return {found.kept["moved"].start: found.kept["after"].start for found in self.giving("led-to")}

    @cached_property
    def shared(self) -> frozenset[int]:
        """Where figures begin of which it is told what share they are of something else."""
        return frozenset(found.kept["part"].start for found in self.giving("share") if "part" in found.kept)

    @cached_property
    def planned(self) -> frozenset[int]:
        """Where figures begin that something else is held against as its target or its budget (占预算3000万元的43%)."""
        return frozenset(found.kept["target"].start for found in self.giving("completion", "target") if "target" in found.kept)

    @cached_property
    def changing(self) -> frozenset[int]:
        """Where figures begin that tell how far something went from one figure to another."""
        return frozenset(found.kept["change"].start for found in self.giving("course") if "change" in found.kept)

    @cached_property
    def ending(self) -> frozenset[int]:
        """Where figures begin to which something went from another."""
        return frozenset(figure.start for found in self.giving("course") for figure in self.within(found.kept["after"]))

    @cached_property
    def risen(self) -> frozenset[int]:
        """Where figures begin that are said to be reached by rising (增至…)."""
        return self._marked("risen")

    @cached_property
    def fallen(self) -> frozenset[int]:
        """Where figures begin that are said to be reached by falling (降至…)."""
        return self._marked("fallen")

    def is_lasting(self, fact: Fact) -> bool:
        """Whether a figure tells how much there is of what hardly ever becomes less: how long the roads are, how long people live."""
        return fact.concept is not None and fact.concept in self.lasting and fact.flow is None

    @cached_property
    def lasting(self) -> frozenset[str]:
        """The concepts of what hardly ever becomes less."""
        found = (self.language.lexicon.concept_of(name) for name in self.cues.lasting)
        return frozenset(concept for concept in found if concept is not None)

    @cached_property
    def growing(self) -> frozenset[str]:
        """The concepts of what becomes more with the economy, so that a plan wants more of it than there was."""
        found = (self.language.lexicon.concept_of(name) for name in self.cues.growing)
        return frozenset(concept for concept in found if concept is not None)

    @cached_property
    def held(self) -> frozenset[int]:
        """Where figures begin that are to be kept (稳定在98%以上)."""
        return self._marked("held")

    @cached_property
    def means(self) -> frozenset[str]:
        """The concepts of what there is on average for each, of all and of those of whom they are made up: no part of it is less than the whole."""
        told = (name for account in self.cues.accounts if account.kind == "mean" for name in (account.whole, *account.parts))
        return frozenset(concept for name in told if (concept := self.language.lexicon.concept_of(name)) is not None)

    def wavers(self, fact: Fact) -> bool:
        """Whether a figure is of what is better in one year and worse in the next, whatever is done: how clean air and water are."""
        return any(word in fact.indicator for word in self.cues.wavering)

    @cached_property
    def gone(self) -> frozenset[int]:
        """Where figures begin that tell how many there are no longer (注销110户)."""
        return self._marked("gone")

    @cached_property
    def standing(self) -> frozenset[int]:
        """Where figures begin that are said to be what there is by now (累计达…)."""
        return self._marked("stands")

    @cached_property
    def elsewhere(self) -> frozenset[int]:
        """Where figures begin in paragraphs that speak of a place that is no more (原莱芜市), after it is named."""
        stretches = [(found.start, self.paragraph_at(found.start)[1]) for found in self.giving("former-place")]
        return frozenset(fact.start for start, end in stretches for fact in self.facts(start, end))

    @cached_property
    def records(self) -> frozenset[int]:
        """Where figures begin that are said to be the highest ever: there, or of what is named elsewhere."""
        named = {self.language.lexicon.concept_of(self.words(found.kept["subject"]).strip()) for found in self.giving("record-of")}
        of = (fact.start for fact in self.report.facts if fact.concept in named - {None} and fact.measure is Measure.LEVEL)
        return self._marked("record") | frozenset(of)

    @cached_property
    def record_lows(self) -> frozenset[int]:
        """Where figures begin that are said to be the lowest ever."""
        return self._marked("record-low")

    @cached_property
    def passed(self) -> frozenset[int]:
        """Where figures begin that are said to be passed (突破…); not one of several steps, nor what each of many passed."""
        steps = (figure for found in self.giving("passed") for figure in self.within(found.kept["step"]))
        return frozenset(one.start for one in steps if self.coded.code[one.end : one.end + 1] != "、") - self.of_each

    def restates(self, fact: Fact) -> bool:
        """Whether a past figure says that it is told otherwise than in its time: 4.6%, restated to include the piers."""
        return self.has("restated", self.clause_start(fact.start), self.clause_end(min(self.clause_end(fact.end) + 1, fact.sentence_end)))

    @cached_property
    def against_plans(self) -> frozenset[int]:
        """Where rates begin that tell how much of a plan or an estimate was reached, and not a share of anything."""
        return frozenset(found.kept["rate"].start for found in self.giving("completion") if not found.rule.says.get("beyond")) | self._marked("against-plan")

    @cached_property
    def named_targets(self) -> frozenset[int]:
        """Where figures begin that are called a target (5%左右的目标)."""
        return self._marked("named-target")

    def is_promise(self, fact: Fact) -> bool:
        """Whether a count is of a programme of things promised one by one: 民生实事55件."""
        codes = self.cues.vocabulary.codes
        found = {code for _, _, code in self.cues.vocabulary.find(self.language.folder.view(fact.indicator))}
        return bool(found & set(codes["promise"])) and not found & set(codes["proposed"])

    def is_of_any_account(self, fact: Fact) -> bool:
        """Whether a name is one that every account has: 收入总计, 上年结余."""
        code = self.cues.vocabulary.whole(self.language.folder.view(fact.indicator))
        return code is not None and code in self.cues.vocabulary.codes["whole_of_account"]

    @cached_property
    def averaged(self) -> frozenset[int]:
        """Where figures begin that tell what there is of one thing for each of another."""
        return frozenset(found.kept["each"].start for found in self.giving("per-unit"))

    @cached_property
    def of_each(self) -> frozenset[int]:
        """Where figures begin that are told for each of many."""
        return self._marked("each")

    @cached_property
    def _whole(self) -> frozenset[int]:
        return self._marked("total")

    def is_whole(self, figure: Fact | Quantity) -> bool:
        """Whether a figure is said to be all there is: 总…, 全省…, a total of."""
        return figure.start in self._whole

    @cached_property
    def _in_sentences(self) -> frozenset[int]:
        """Where figures begin that have a name and stand in a sentence that ends as one."""
        stops = (".", ";", ":")
        named = (fact for fact in self.report.facts if any(char.isalpha() for char in fact.indicator))
        code = self.coded.code
        return frozenset(one.start for one in named if code[one.sentence_start : one.sentence_end].rstrip(" ”").endswith(stops))

    def in_sentence(self, fact: Fact) -> bool:
        """Whether a figure is told of something in a sentence, and not among the labels and cells of a page, whose order says nothing."""
        return fact.start in self._in_sentences

    def names_one_thing(self, fact: Fact) -> bool:
        """Whether a name is long enough, or known, for others with it to be of the same thing: not 总投资, 惠及居民."""
        return fact.concept is not None or len(fact.indicator) >= _LEAST_NAME

    @cached_property
    def of_years(self) -> frozenset[int]:
        """Where figures begin under a heading, or in a paragraph, that speaks of several years: which they are of is not sure."""
        told = [fact for fact in self.report.facts if fact.base_year is None and (
            fact.period is None or not self.tells_years(fact.sentence_start, fact.sentence_end))]  # fmt: skip
        headed = [(one.start, one.end) for one in self.report.sections if self.tells_years(one.start, self.heading_end(one))]
        opened: dict[int, bool] = {}
        found = set()
        for fact in told:
            start, _ = self.paragraph_at(fact.start)
            if start not in opened:
                opened[start] = self.tells_years(start, start + _OPENING)
            if opened[start] or any(first <= fact.start < last for first, last in headed):
                found.add(fact.start)
        return frozenset(found)

    def may_be_of_years(self, fact: Fact) -> bool:
        """Whether a level may be the sum of the years of which alone its chapter speaks, though it was read as one year's: nothing in
        its sentence names that year, and nothing says that it is how much there is."""
        if fact.measure is not Measure.LEVEL or fact.start in self.standing or fact.start in self.risen:
            return False
        named = fact.year is not None and str(fact.year) in self.view[fact.sentence_start : fact.sentence_end]
        return not named and any(start <= fact.start < end for start, end in self._chapters_of_years)

    @cached_property
    def _chapters_of_years(self) -> Sequence[tuple[int, int]]:
        """The sections whose headings speak of several years, and of no single one."""
        headed = ((one, self.heading_end(one)) for one in self.report.sections)
        return [(one.start, one.end) for one, end in headed if self.tells_years(one.start, end) and "Y" not in self.coded.code[one.start : end]]
