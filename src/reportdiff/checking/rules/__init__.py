"""The rules, one a file, in the order of their codes; beside each its cases as data."""

from reportdiff.checking.rule import Rule
from reportdiff.checking.rules.rd101_heading_sequence import HeadingSequence
from reportdiff.checking.rules.rd201_impossible_share import ImpossibleShare
from reportdiff.checking.rules.rd202_reversed_range import ReversedRange
from reportdiff.checking.rules.rd203_respective_count import RespectiveCount
from reportdiff.checking.rules.rd204_percent_or_point import PercentOrPoint
from reportdiff.checking.rules.rd301_contradiction import Contradiction
from reportdiff.checking.rules.rd302_parts_and_whole import PartsAndWhole
from reportdiff.checking.rules.rd304_from_to import FromToRule
from reportdiff.checking.rules.rd401_growth_and_level import GrowthAndLevel
from reportdiff.checking.rules.rd405_target_dropped import TargetDropped
from reportdiff.checking.rules.rd406_target_missed import TargetMissed

RULES: tuple[Rule, ...] = (
    HeadingSequence(),
    ImpossibleShare(),
    ReversedRange(),
    RespectiveCount(),
    PercentOrPoint(),
    Contradiction(),
    PartsAndWhole(),
    FromToRule(),
    GrowthAndLevel(),
    TargetDropped(),
    TargetMissed(),
)
