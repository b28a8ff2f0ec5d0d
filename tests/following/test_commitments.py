"""Commitments without a number: found in a plan, and followed by their names."""

from __future__ import annotations

import os
from pathlib import Path

import commitment_corpus
import pytest
from hypothesis import given
from hypothesis import strategies as st

import commitment_judgements as judged
import reportdiff as rd
from laws import law
from reportdiff.following.echoes import Name
from reportdiff.model import CommitmentStatus, Span

EVAL = Path(os.environ.get("REPORTDIFF_EVAL") or Path(__file__).parents[3] / "shared" / "eval") / "reports"


def report(year: int, review: str, plan: str) -> rd.Report:
    text = f"{year}年云溪县政府工作报告\n\n一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年工作安排\n\n{plan}\n"
    return rd.parse(text, lang="zh")


@pytest.mark.parametrize(
    ("plan", "action", "names"),
    [
        ("启动青澜湖大桥前期研究。", "启动", ("青澜湖大桥",)),
        ("6月底前，开工建设云溪至柏川城际铁路。", "开工建设", ("云溪至柏川城际铁路",)),
        ("确保出台《云溪县物业管理办法》。", "出台", ("《云溪县物业管理办法》",)),
        ("继续实施“千企登云”行动。", "实施", ("“千企登云”行动",)),
        ("高标准建设云岭湖科学城等重点项目。", "建设", ("云岭湖科学城",)),
    ],
)
def test_a_promise_of_something_named_is_a_commitment(plan: str, action: str, names: tuple[str, ...]) -> None:
    (found,) = report(2031, "茶叶丰收。", plan).commitments
    assert (found.action, found.names) == (action, names)
    assert found.object.endswith(plan[-4:-1])


@pytest.mark.parametrize(
    "plan",
    [
        "坚持稳中求进，着力提升治理水平。",
        "实施一批重大工程。",
        "推进重点项目建设。",
        "加强基础设施建设。",
    ],
)
def test_what_any_plan_says_is_general(plan: str) -> None:
    found = report(2031, "茶叶丰收。", plan).commitments
    assert {one.specificity for one in found} == {rd.Specificity.GENERAL}


@pytest.mark.parametrize("plan", ["新建柏川公园10个。", "云溪大桥横跨两岸。", "群众生活质量明显提升。"])
def test_what_has_a_figure_or_no_verb_is_none(plan: str) -> None:
    assert report(2031, "茶叶丰收。", plan).commitments == ()


@pytest.mark.parametrize(("again", "places"), [("加快青澜湖大桥前期研究。", 2), ("完成湖滨大桥前期研究。", 1)])
def test_a_plan_that_says_the_same_again_is_shown_beside_the_review(again: str, places: int) -> None:
    old = report(2030, "茶叶丰收。", "启动青澜湖大桥前期研究。")
    (row,) = rd.diff(old, report(2031, "青澜湖大桥前期研究已经启动。", again)).commitments
    assert (row.status, len(row.evidence)) == (CommitmentStatus.REPORTED, places)


def test_a_list_of_named_things_is_one_promise_each() -> None:
    made = report(2031, "茶叶丰收。", "加快云溪博物馆、柏川体育馆建设。")
    assert [(one.text, one.names) for one in made.commitments] == [("加快云溪博物馆", ("云溪博物馆",)), ("柏川体育馆建设", ("柏川体育馆",))]
    assert {one.action for one in made.commitments} == {"加快"}


def test_what_is_named_before_others_are_counted_is_promised() -> None:
    found = report(2031, "茶叶丰收。", "加快建设云溪高速、柏川大桥和14个农村公路项目。").commitments
    assert [one.names for one in found] == [("云溪高速",), ("柏川大桥",)]
    assert report(2031, "茶叶丰收。", "新建、改造小区30个。").commitments == ()


def test_a_heading_tells_no_more_than_what_stands_below_it() -> None:
    made = report(2031, "茶叶丰收。", "（一）健全茶园管护体系\n\n健全居家养老服务网络。")
    assert [one.specificity.value for one in made.commitments] == ["general", "concrete"]


@pytest.mark.parametrize(
    ("review", "stage", "told"),
    [
        ("青澜湖大桥加快建设。", rd.Stage.UNDER_WAY, True),
        ("青澜湖大桥开工。", rd.Stage.BEGUN, True),
        ("青澜湖大桥建成通车。", rd.Stage.DONE, False),
    ],
)
def test_how_far_it_has_come_is_told_where_that_is_less_than_promised(review: str, stage: rd.Stage, told: bool) -> None:
    old = report(2031, "茶叶丰收。", "建成青澜湖大桥。")
    (row,) = rd.diff(old, report(2032, review, "接着干。")).commitments
    assert (row.status, row.stage) == (CommitmentStatus.REPORTED, stage)
    assert ("承诺完成" in row.why) is told


def test_the_review_promises_nothing() -> None:
    assert report(2031, "启动青澜湖大桥前期研究。", "接着干。").commitments == ()


def test_a_control_character_shifts_nothing() -> None:
    found = rd.diff(rd.parse("二、目标。抓好新一工程"), rd.parse("\x00新一工程"))
    assert [one.evidence for one in found.commitments] == [(Span(1, 5),)]


def test_strength_deadline_and_owner() -> None:
    (found,) = report(2031, "茶叶丰收。", "由县交通局牵头，力争6月底前开通云岭湖环线公路。").commitments
    assert (found.owner, found.deadline, found.strength) == ("县交通局", "6月底前", rd.Strength.ASPIRATIONAL)


@pytest.mark.parametrize(
    ("review", "plan", "status"),
    [
        ("青澜湖大桥可研报告获批。", "接着干。", CommitmentStatus.REPORTED),
        ("茶叶丰收。", "青澜湖大桥年内合龙。", CommitmentStatus.CONTINUED),
        ("青澜湖大桥可研报告获批。", "青澜湖大桥年内合龙。", CommitmentStatus.REPORTED),
        ("茶叶丰收，柏川大桥通车。", "接着干。", CommitmentStatus.SILENT),
    ],
)
def test_followed_by_its_name(review: str, plan: str, status: CommitmentStatus) -> None:
    old, new = report(2031, "茶叶丰收。", "启动青澜湖大桥前期研究。"), report(2032, review, plan)
    (found,) = rd.diff(old, new).commitments
    assert found.status is status
    assert "青澜湖大桥" in found.why
    assert all("青澜湖大桥" in new.text[span.start : span.end] for span in found.evidence)
    assert bool(found.evidence) is (status is not CommitmentStatus.SILENT)


def test_one_thing_of_a_list_that_is_spoken_of_by_all_of_its_name_breaks_the_silence() -> None:
    old = report(2031, "茶叶丰收。", "办好荷塘花灯会、柚子采摘周。")
    for said, status in (("荷塘花灯会人气火爆。", CommitmentStatus.REPORTED), ("城南花灯会停办。", CommitmentStatus.SILENT)):
        found = rd.diff(old, report(2032, f"茶叶丰收。{said}", "接着干。")).commitments
        assert [one.status for one in found] == [status]


@pytest.mark.parametrize(
    ("promised", "review", "plan", "status"),
    [
        ("实施茶艺英才计划。", "发布“竹乡英才计划”。", "接着干。", CommitmentStatus.SILENT),
        ("实施茶艺英才计划。", "发布茶艺英才计划。", "接着干。", CommitmentStatus.REPORTED),
        ("加快建设东岭新城。", "茶叶丰收。", "建设临江新城、北滩新城等区块。", CommitmentStatus.SILENT),
        ("加快建设东岭新城。", "茶叶丰收。", "建设临江新城、东岭新城等区块。", CommitmentStatus.CONTINUED),
        ("深化“多规融合”。", "茶叶丰收。", "推进“多规合一”。", CommitmentStatus.CONTINUED),
    ],
)
def test_another_thing_of_the_same_kind_answers_nothing(promised: str, review: str, plan: str, status: CommitmentStatus) -> None:
    (found,) = rd.diff(report(2031, "茶叶丰收。", promised), report(2032, review, plan)).commitments
    assert found.status is status


def test_a_vision_of_a_later_year_reports_nothing() -> None:
    old = report(2031, "茶叶丰收。", "建设幸福茶湖。")
    for said, status in (("到2045年建成幸福茶湖。", CommitmentStatus.CONTINUED), ("到2031年建成幸福茶湖。", CommitmentStatus.REPORTED)):
        (found,) = rd.diff(old, report(2032, f"茶叶丰收。{said}", "接着干。")).commitments
        assert found.status is status


def test_a_sentence_that_greets_tells_of_no_work() -> None:
    old = report(2031, "茶叶丰收。", "扩建茶艺学院。")
    for said, answered in (("向茶艺学院致以诚挚的问候。", False), ("向茶艺学院拨付资金。", True)):
        (found,) = rd.diff(old, report(2032, f"茶叶丰收。{said}", "接着干。")).commitments
        assert bool(found.evidence) is answered


def test_an_abbreviation_is_found() -> None:
    old = report(2031, "茶叶丰收。", "加快云溪至柏川高速铁路建设。")
    (found,) = rd.diff(old, report(2032, "云溪至柏川高铁全线铺轨。", "接着干。")).commitments
    assert found.status is CommitmentStatus.REPORTED


@given(st.text(alphabet="加快建设青澜湖大桥工程、，。“”《》（）办法实施行动计划 12个", max_size=200))
def test_a_commitment_quotes_its_text(plan: str) -> None:
    made = report(2031, "茶叶丰收。", plan)
    for one in made.commitments:
        assert made.text[one.start : one.end] == one.text
        assert one.action in made.text
        assert bool(one.names) is (one.specificity is rd.Specificity.NAMED) or one.specificity is rd.Specificity.GENERAL


@given(st.lists(st.sampled_from(["启动青澜湖大桥建设。", "开工云岭水库。", "实施“千企登云”行动。"]), min_size=1))
def test_the_same_report_leaves_nothing_silent(plan: list[str]) -> None:
    made = report(2031, "茶叶丰收。", "".join(plan))
    assert all(one.status is CommitmentStatus.CONTINUED for one in rd.diff(made, made).commitments)


@pytest.mark.parametrize("promise", commitment_corpus.promises(), ids=lambda promise: promise.text)
def test_the_corpus_of_promises(promise: commitment_corpus.Promise) -> None:
    assert commitment_corpus.given(promise) == promise.rows


@given(st.lists(st.sampled_from("“”《》（）、，。和等加快建设推进实施云溪大桥项目 1"), max_size=4000).map("".join))
@law(5, deadline=2000)
def test_any_text_is_read_in_time(plan: str) -> None:
    report(2031, "茶叶丰收。", plan)


@pytest.mark.skipif(not EVAL.is_dir(), reason=f"no real reports at {EVAL}; set REPORTDIFF_EVAL")
def test_what_is_called_silent_is_not_there() -> None:
    """Against verdicts by people who read both reports."""
    scores = [
        judged.silence(file, *(rd.read(judged.report_file(EVAL, name)) for name in file.stem.split("__"))) for file in judged.FOLLOWED
    ]
    called, right = sum(score.called for score in scores), sum(score.right for score in scores)
    assert sum(score.judged for score in scores) >= 400
    assert right >= 0.9 * called
    assert right >= 0.6 * sum(score.silent for score in scores)
    assert sum(score.listed for score in scores) >= 0.9 * sum(score.judged for score in scores)


@pytest.mark.skipif(not EVAL.is_dir(), reason=f"no real reports at {EVAL}; set REPORTDIFF_EVAL")
@pytest.mark.parametrize("file", judged.LISTED, ids=lambda file: file.stem)
def test_what_a_reader_names_is_listed(file: Path) -> None:
    score = judged.listing(file, rd.read(EVAL / file.stem))
    assert score.recall >= 0.8
    assert score.precision >= 0.85


def test_a_name_known_by_its_quotation_is_not_found_by_the_rest_of_it() -> None:
    old = report(2031, "茶叶丰收。", "开展“青竹贷”专项行动。")
    (row,) = rd.diff(old, report(2032, "各类专项行动稳步推进。", "接着干。")).commitments
    assert row.status is CommitmentStatus.SILENT
    (row,) = rd.diff(old, report(2032, "青竹贷投放3亿元。", "接着干。")).commitments
    assert row.status is not CommitmentStatus.SILENT


@pytest.mark.parametrize(
    ("promised", "review", "silent"),
    [
        ("开工建设云溪至柏川城际铁路。", "云柏城际铁路开工，茶城热闹。", False),
        ("建设青澜湖跨湖景观大桥。", "青澜湖大桥加快推进。", False),
        ("建设青澜湖跨湖景观大桥。", "青山渡口大桥加快推进。", True),
        ("建设云溪至柏川城际铁路。", "云岭铁路加快推进。", True),
    ],
)
def test_a_name_told_shorter_is_the_same_name(promised: str, review: str, silent: bool) -> None:
    (row,) = rd.diff(report(2031, "茶叶丰收。", promised), report(2032, review, "种好水稻。")).commitments
    assert (row.status is CommitmentStatus.SILENT) is silent


def test_what_a_clause_holds_all_of_is_never_silent() -> None:
    old = report(2031, "茶叶丰收。", "改善食堂条件。")
    (row,) = rd.diff(old, report(2032, "改善食堂条件。", "种好水稻。")).commitments
    assert row.status is CommitmentStatus.REPORTED


def _after(years: int) -> list[tuple[str, str]]:
    """What a report so many years later says of what a plan of five years and the plan of its first year promise; it speaks of neither."""
    plans = "二、“十六五”时期主要目标任务\n\n未来五年，建设青澜湖大桥。\n\n三、2031年工作安排\n\n启动柏川大桥建设。\n"
    old = rd.parse(f"2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n茶叶丰收。\n\n{plans}", lang="zh")
    (term,) = old.terms
    return [
        (one.commitment.text, one.status.value)
        for one in rd.diff(old, report(2031 + years, "茶叶丰收。", "种好水稻。")).commitments
        if one.commitment.names and term.until == 2035
    ]


def test_what_a_plan_of_several_years_promises_is_pending_until_these_are_over() -> None:
    bridge, theatre = "建设青澜湖大桥", "启动柏川大桥建设"
    assert _after(1) == [(bridge, "pending"), (theatre, "silent")]
    assert _after(4) == [(bridge, "pending"), (theatre, "silent")]
    assert _after(5) == [(bridge, "silent"), (theatre, "silent")]


def test_what_stands_around_a_promise_says_which_clause_answers_it() -> None:
    old = report(2031, "茶叶丰收。", "办好乡村学校，充实教师，改善食堂条件。")
    new = report(2032, "新修工厂车间，更换机床，改善食堂条件。\n\n办好乡村学校，充实教师，食堂条件得到改善。", "种好水稻。")
    canteen = next(one for one in rd.diff(old, new).commitments if "食堂" in one.commitment.text)
    assert [new.text[one.start : one.end] for one in canteen.evidence] == ["办好乡村学校，充实教师，食堂条件得到改善。"]


def test_chapters_that_are_neither_review_nor_plan_are_heard_by_the_tense_of_their_sentences() -> None:
    old = rd.parse("Report on the Work of the Town\n\nJanuary 9, 2031\n\nI. Review of 2030\n\nWe mended the weir.\n\nII. Work for 2031\n\n"
                   "We will dredge the mill pond. We will widen the orchard lane.\n", lang="en")  # fmt: skip
    new = rd.parse("Report on the Work of the Town\n\nJanuary 9, 2032\n\nI. Ponds and Lanes\n\nThe mill pond was dredged in May. We will widen the orchard lane in spring.\n\n"
                   "II. Review of 2031\n\nWe sold the barge.\n\nIII. Work for 2032\n\nWe will buy a barge.\n", lang="en")  # fmt: skip
    assert [(one.commitment.object, one.status.value) for one in rd.diff(old, new).commitments] == [
        ("the mill pond", "reported"), ("the orchard lane", "continued"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "told", "shorter"),
    [
        ("世界文化遗产", ("世界", "界遗", "遗产"), True),
        ("世界文化遗产", ("世遗", "遗产"), False),  # 世遗产 is too little of it
        ("青岭跨山桥", ("青岭", "岭山", "山桥"), True),
        ("青岭跨山桥", ("青跨", "跨桥"), False),
        ("青岭跨山桥", ("青岭", "跨山", "山桥"), False),  # nothing leads from the one to the other
        ("青岭跨山桥", ("岭跨", "跨山", "山桥"), False),  # nothing leads from its first character
        ("青岭跨山桥", ("青岭", "岭跨", "跨山"), False),  # nor to its last
    ],
)
def test_a_shorter_form_leads_from_the_first_character_to_the_last(name: str, told: tuple[str, ...], shorter: bool) -> None:
    said = frozenset(told)
    assert Name(name, frozenset(), 0, said).told_shorter(said) is shorter
