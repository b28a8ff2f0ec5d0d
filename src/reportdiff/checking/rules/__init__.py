"""The rules, one a file, in the order of their codes; beside each its cases as data."""

from reportdiff.checking.rule import Rule
from reportdiff.checking.rules.rd101_heading_sequence import HeadingSequence
from reportdiff.checking.rules.rd102_announced_count import AnnouncedCount
from reportdiff.checking.rules.rd103_year_slip import YearSlip
from reportdiff.checking.rules.rd104_stale_passage import StalePassage
from reportdiff.checking.rules.rd201_impossible_share import ImpossibleShare
from reportdiff.checking.rules.rd202_reversed_range import ReversedRange
from reportdiff.checking.rules.rd203_respective_count import RespectiveCount
from reportdiff.checking.rules.rd204_percent_or_point import PercentOrPoint
from reportdiff.checking.rules.rd205_scale_slip import ScaleSlip
from reportdiff.checking.rules.rd301_contradiction import Contradiction
from reportdiff.checking.rules.rd302_parts_and_whole import PartsAndWhole
from reportdiff.checking.rules.rd303_share_and_amounts import ShareAndAmounts
from reportdiff.checking.rules.rd304_from_to import FromToRule
from reportdiff.checking.rules.rd305_threshold_claim import ThresholdClaim
from reportdiff.checking.rules.rd306_completion_rate import CompletionRate
from reportdiff.checking.rules.rd401_growth_and_level import GrowthAndLevel
from reportdiff.checking.rules.rd402_restated_past import RestatedPast
from reportdiff.checking.rules.rd403_restated_target import RestatedTarget
from reportdiff.checking.rules.rd404_claim_against_outcome import ClaimAgainstOutcome
from reportdiff.checking.rules.rd405_target_dropped import TargetDropped
from reportdiff.checking.rules.rd406_target_missed import TargetMissed
from reportdiff.checking.rules.rd501_table_total import TableTotal
from reportdiff.checking.rules.rd502_table_change import TableChange
from reportdiff.checking.rules.rd503_table_status import TableStatus
from reportdiff.checking.rules.rd504_table_against_text import TableAgainstText
from reportdiff.checking.rules.rd505_table_restated import TableRestated

RULES: tuple[Rule, ...] = (
    HeadingSequence(),
    AnnouncedCount(),
    YearSlip(),
    StalePassage(),
    ImpossibleShare(),
    ReversedRange(),
    RespectiveCount(),
    PercentOrPoint(),
    ScaleSlip(),
    Contradiction(),
    PartsAndWhole(),
    ShareAndAmounts(),
    FromToRule(),
    ThresholdClaim(),
    CompletionRate(),
    GrowthAndLevel(),
    RestatedPast(),
    RestatedTarget(),
    ClaimAgainstOutcome(),
    TargetDropped(),
    TargetMissed(),
    TableTotal(),
    TableChange(),
    TableStatus(),
    TableAgainstText(),
    TableRestated(),
)
