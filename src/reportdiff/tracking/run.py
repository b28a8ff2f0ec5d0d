"""Reports of many years to a ``Track``: put in order, each compared with the next, their targets joined to series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import localcontext
from functools import partial

from reportdiff.errors import SettingsError
from reportdiff.following import Judge, compare
from reportdiff.lang import Lexicon, language
from reportdiff.model import ARITHMETIC, Diff, Kept, Outcome, Report, Result, Track, Tracked
from reportdiff.tolerance import STANDARD, Tolerance
from reportdiff.tracking.aims import Aim, aims, grouped
from reportdiff.tracking.results import Results
from reportdiff.tracking.successions import Succession, successions
from reportdiff.tracking.years import Follower

_TOO_FEW = "the reports hold fewer than two that name their year; give at least two, of successive years"


def track(
    reports: Iterable[Report],
    tolerance: Tolerance = STANDARD,
    lexicon: Lexicon | None = None,
    *,
    evidence: Sequence[Report] = (),
    progress: Callable[[str], object] | None = None,
    said_in: str = "",
) -> Track:
    """Every indicator that the reports set a target for, over all their years, in whatever order they are given.

    What the next report leaves open of a target is looked up in the ``evidence``, documents such as the bulletin of its year;
    so are the targets of a plan that no report follows, such as the last.
    ``progress`` is told which report is compared next; ``said_in`` is the language of the reasons, by default that of the reports.
    Raises ``SettingsError`` where fewer than two reports name a year.
    """
    found, notes = successions(reports)
    if sum(len(one.reports) for one in found) < 2:
        raise SettingsError(_TOO_FEW)
    ordered: list[Report] = []
    series: list[Tracked] = []
    kept: list[Kept] = []
    places = {document.source: at for at, document in enumerate(evidence, sum(len(one.reports) for one in found))}
    comparing = partial(compare, tolerance=tolerance, lexicon=lexicon, commitments=False, said_in=said_in)
    with localcontext(ARITHMETIC):
        for one in found:
            diffs = _diffs(one, comparing, evidence, progress)
            judge = Judge(language(one.reports[0].lang, lexicon, said_in), tolerance)
            aimed = aims(one, diffs, judge.language)
            kept += _kept(one, aimed)
            aimed = _told_beside(one, aimed, diffs, evidence, comparing)
            series += _series(one, len(ordered), places, grouped(aimed, diffs), judge)
            ordered += one.reports
    return Track(tuple(ordered), tuple(series), tuple(kept), notes, tuple(evidence))


def _diffs(
    one: Succession, comparing: Callable[..., Diff], evidence: Sequence[Report], progress: Callable[[str], object] | None
) -> list[Diff | None]:
    """Of each report the comparison with the next; ``None`` over a gap: what the report that lacks would say is not known."""
    found: list[Diff | None] = []
    for at, report in enumerate(one.reports):
        follows = one.years[at + 1] == one.years[at] + 1 if at + 1 < len(one.years) else False
        if follows and progress:
            progress(report.source)
        if not follows:
            found.append(None)
            continue
        after = one.reports[at + 1]
        found.append(comparing(report, after, evidence=_telling(evidence, report, after)))
    return found


def _telling(evidence: Sequence[Report], *reports: Report) -> list[Report]:
    """The documents that may tell of reports: in their language, and none of themselves."""
    own = {report.sha256 for report in reports}
    return [document for document in evidence if document.lang == reports[0].lang and document.sha256 not in own]


def _told_beside(
    one: Succession, aimed: Sequence[Aim], diffs: Sequence[Diff | None], evidence: Sequence[Report], comparing: Callable[..., Diff]
) -> list[Aim]:
    """The aims with what documents prove of those that no report follows: the last plan's, and those before a gap.

    What they do not prove is left open: the report that would tell is not there.
    """
    proved: dict[tuple[int, str], Outcome] = {}
    for at, (report, year) in enumerate(zip(one.reports, one.years, strict=True)):
        for document in _telling(evidence, report) if diffs[at] is None else ():
            later = replace(document, year=year + 1)  # it is asked as the report that would look back on the year
            for outcome in comparing(report, later).outcomes:
                if outcome.actual and outcome.outcome is not Result.UNREPORTED:
                    proved.setdefault((at, outcome.target.id), replace(outcome, renewed=None, change=None, document=document.source))
    return [replace(aim, outcome=proved.get((aim.report, aim.fact.id), aim.outcome)) for aim in aimed]


def _series(one: Succession, first: int, places: Mapping[str, int], groups: Sequence[Sequence[Aim]], judge: Judge) -> list[Tracked]:
    """The series of one issuer: headline targets first, then those that are set in most years, then as they come."""
    follower = Follower(one, first, Results(one), judge, places)
    made = [(_order(group), _tracked(one, group, follower)) for group in groups]
    return [series for _, series in sorted(made, key=lambda pair: pair[0])]


def _order(group: Sequence[Aim]) -> tuple[bool, int, int, int]:
    opening = min(group, key=lambda aim: (aim.report, aim.fact.start))
    return not _is_headline(group), -len({aim.year for aim in group}), opening.report, opening.fact.start


def _is_headline(group: Sequence[Aim]) -> bool:
    return any(aim.headline for aim in group)


def _tracked(one: Succession, group: Sequence[Aim], follower: Follower) -> Tracked:
    ids = Counter(aim.id for aim in group)
    first = min(group, key=lambda aim: (aim.fact.concept is None, aim.report, aim.fact.start))
    last = max(group, key=lambda aim: (aim.report, -aim.fact.start))
    return Tracked(
        id=first.id,
        ids=tuple(sorted(ids)),
        issuer=one.issuer,
        indicator=_name(group, last),
        concept=first.fact.concept,
        measure=first.fact.measure,
        unit=last.fact.unit,
        scope=first.fact.scope,
        headline=_is_headline(group),
        spread=group[0].spread,
        years=follower.years(group),
    )


def _name(group: Sequence[Aim], last: Aim) -> str:
    """What a series is called: by the name that the lexicon has, where a report uses it, else as the last report calls it."""
    return next((aim.fact.indicator for aim in group if aim.fact.indicator == aim.fact.concept), last.fact.indicator)


def _kept(one: Succession, aimed: Sequence[Aim]) -> list[Kept]:
    """How the targets of each plan were kept that the next report tells of."""
    told: dict[tuple[int, bool], Counter[Result]] = {}
    for aim in aimed:
        if aim.outcome:
            told.setdefault((one.years[aim.report], not aim.headline), Counter())[aim.outcome.outcome] += 1
    return [
        Kept(one.issuer, year, not other, counts[Result.MET], counts[Result.MISSED], counts[Result.UNREPORTED])
        for (year, other), counts in sorted(told.items())
    ]
