"""What people decided, applied; and what no longer applies, told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from laws import law
from reportdiff import decision_file
from reportdiff.following import quoted
from reportdiff.model import Decision, Quote, Verdict
from reportdiff.rendering import decision_form, safety, wording

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
OLD, NEW = rd.read(FIXTURES / "2024.txt"), rd.read(FIXTURES / "2025.txt")
ALONE = rd.diff(OLD, NEW)


def row(found: rd.Diff, indicator: str) -> rd.Outcome:
    return next(one for one in found.outcomes if one.target.indicator == indicator)


def decision(indicator: str, verdict: Verdict, figure: str | None = None, sentence: str = "") -> Decision:
    target = quoted(row(ALONE, indicator).target, OLD)
    return Decision(1, verdict, target, Quote("", "", figure, sentence) if figure else None, "口径不同", "督查室")


def test_is_gives_a_target_the_figure_that_a_person_named() -> None:
    found = row(rd.diff(OLD, NEW, decisions=[decision("营造林", Verdict.IS, "1700亩", "湖滨湿地恢复1700亩")]), "营造林")
    assert found.actual is not None
    assert (found.status, found.actual.text, found.confidence) == ("missed", "1700亩", 1.0)
    assert "督查室" in found.why
    assert found.decision is not None


def test_not_takes_a_match_away() -> None:
    before = row(ALONE, "打通断头路")
    assert before.actual is not None
    found = row(rd.diff(OLD, NEW, decisions=[decision("打通断头路", Verdict.NOT, before.actual.text)]), "打通断头路")
    assert found.actual is None or found.actual.id != before.actual.id


def test_not_takes_a_derived_figure_away_too() -> None:
    found = row(rd.diff(OLD, NEW, decisions=[decision("技术合同成交额", Verdict.NOT, "6.3亿元")]), "技术合同成交额")
    assert found.actual is None


def test_void_leaves_a_row_out_and_says_so() -> None:
    found = rd.diff(OLD, NEW, decisions=[decision("营造林", Verdict.VOID)])
    assert len(found.outcomes) == len(ALONE.outcomes) - 1
    assert any("营造林" in note and "督查室" in note for note in found.notes)


@pytest.mark.parametrize("verdict", [Verdict.MET, Verdict.MISSED])
def test_by_hand(verdict: Verdict) -> None:
    found = row(rd.diff(OLD, NEW, decisions=[decision("营造林", verdict)]), "营造林")
    assert (found.status.value, found.outcome.value, found.margin) == (verdict.value, verdict.value, None)


@pytest.mark.parametrize("verdict", [Verdict.CARRIED_OVER, Verdict.MENTIONED])
def test_what_is_unreported_by_hand_has_no_proof(verdict: Verdict) -> None:
    found = row(rd.diff(OLD, NEW, decisions=[decision("打通断头路", verdict)]), "打通断头路")
    assert (found.status.value, found.outcome.value, found.actual) == (verdict.value, "unreported", None)
    assert found.confidence == 1.0


def test_a_target_is_followed_under_the_name_that_it_is_given() -> None:
    named = replace(decision("营造林", Verdict.RENAME), name="湖滨湿地恢复")
    found = rd.diff(OLD, NEW, decisions=[named])
    got = row(found, "湖滨湿地恢复")
    assert got.actual is not None
    assert (got.target.text, got.status, got.actual.text) == ("8000亩", "missed", "1700亩")
    assert any("湖滨湿地恢复" in note and "督查室" in note for note in found.notes)


def test_a_name_goes_with_any_decision() -> None:
    named = replace(decision("营造林", Verdict.MET), name="造林")
    got = row(rd.diff(OLD, NEW, decisions=[named]), "造林")
    assert (got.status, got.decision) == ("met", named)
    both = [replace(decision("营造林", Verdict.RENAME), name="造林"), decision("营造林", Verdict.MISSED)]
    assert row(rd.diff(OLD, NEW, decisions=both), "造林").status == "missed"


def same_as(indicator: str, other: str) -> Decision:
    its = quoted(row(ALONE, other).target, OLD)
    return replace(decision(indicator, Verdict.SAME), figure=Quote("", "", its.figure, its.sentence))


def test_targets_that_are_the_same_are_one_row() -> None:
    found = rd.diff(OLD, NEW, decisions=[same_as("新建改造社区便民商业网点", "引进各类人才")])
    assert len(found.outcomes) == len(ALONE.outcomes) - 1
    assert row(found, "引进各类人才") == row(ALONE, "引进各类人才")
    assert any("合并" in note and "引进各类人才" in note for note in found.notes)


def test_what_proves_a_target_proves_the_one_that_it_is_told_with() -> None:
    proof = row(ALONE, "新增义务教育学位").actual
    got = row(rd.diff(OLD, NEW, decisions=[same_as("新增义务教育学位", "化解政府隐性债务")]), "化解政府隐性债务")
    assert got.actual is None  # 2520个 does not compare with 4亿元
    got = row(rd.diff(OLD, NEW, decisions=[same_as("新增义务教育学位", "新培育省级专精特新企业")]), "新培育省级专精特新企业")
    assert got.actual == proof
    assert got.status == "met"


def test_no_two_targets_are_told_with_each_other() -> None:
    one, other = "新建改造社区便民商业网点", "引进各类人才"
    found = rd.diff(OLD, NEW, decisions=[same_as(one, other), same_as(other, one)])
    assert len(found.outcomes) == len(ALONE.outcomes) - 1
    assert len(found.notes) == len(ALONE.notes) + 2
    nowhere = replace(decision(one, Verdict.SAME), figure=Quote("", "", "999个", ""))
    assert rd.diff(OLD, NEW, decisions=[nowhere]).outcomes == ALONE.outcomes


def test_a_figure_that_is_planned_proves_nothing() -> None:
    one = decision("营造林", Verdict.IS, "1.2万亩", "森林抚育1.2万亩")
    found = rd.diff(OLD, NEW, decisions=[one])
    assert found.outcomes == ALONE.outcomes
    assert any("计划数" in note for note in found.notes)


def test_what_no_longer_applies_is_told() -> None:
    gone = decision("营造林", Verdict.VOID)
    gone = replace(gone, target=replace(gone.target, figure="9999亩"))
    lost, odd = decision("营造林", Verdict.IS, "123456亩"), decision("营造林", Verdict.IS, "93.2%")
    for one in (gone, lost, odd):
        found = rd.diff(OLD, NEW, decisions=[one])
        assert found.outcomes == ALONE.outcomes
        assert len(found.notes) == len(ALONE.notes) + 1
    twice = rd.diff(OLD, NEW, decisions=[decision("营造林", Verdict.MET), decision("营造林", Verdict.MISSED)])
    assert row(twice, "营造林").status == "met"
    assert len(twice.notes) == len(ALONE.notes) + 1


def test_a_figure_of_the_evidence_can_be_named() -> None:
    bulletin = rd.read(FIXTURES / "bulletin-2024.txt")
    one = decision("营造林", Verdict.IS, "3.1万亩")
    found = row(rd.diff(OLD, NEW, evidence=[bulletin], decisions=[one]), "营造林")
    assert found.actual is not None
    assert (found.actual.text, found.document) == ("3.1万亩", bulletin.source)


@law(15)
@given(
    st.integers(0, 30),
    st.sampled_from(["全区干部群众齐心协力。", "　　", "\n\n　　这是后来补写的一段话。\n\n"]),
    st.sampled_from(["old", "new"]),
)
def test_small_edits_keep_decisions(at: int, more: str, side: str) -> None:
    made = [decision("营造林", Verdict.IS, "1700亩", "湖滨湿地恢复1700亩"), decision("新增城市绿地", Verdict.MET)]

    def edited(report: rd.Report) -> rd.Report:
        ends = [place + 1 for place, char in enumerate(report.text) if char == "。"]
        place = ends[at % len(ends)]
        text = report.text[:place] + more + report.text[place:]
        return rd.parse(text.replace("%，", "% ，"), name=report.source)

    old, new = (edited(OLD), NEW) if side == "old" else (OLD, edited(NEW))
    found = rd.diff(old, new, decisions=made)
    assert row(found, "新增城市绿地").status == "met"
    assert row(found, "营造林").status == "missed"


def test_a_form_read_back_unchanged_changes_nothing(tmp_path: Path) -> None:
    words = wording.for_reader("zh", "zh")
    rows = [
        decision_form.Row(one, quoted(one.target, OLD), OLD, quoted(one.actual, NEW) if one.actual else None, NEW)
        for one in ALONE.outcomes
    ]
    file = tmp_path / "d.toml"
    file.write_text(decision_form.head(words) + decision_form.entries(rows, words), encoding="utf-8")
    read = decision_file.load(file)
    assert [one.target for one in read] == [one.target for one in rows]
    assert rd.diff(OLD, NEW, decisions=file) == ALONE


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_a_form(text: str) -> None:
    written = f"[[decision]]\nindicator = {safety.toml(text)}\n"
    assert decision_file.parse(written.encode(), "d.toml")[0].target.indicator == text.strip()
    assert written.count("\n") == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_form_is_filled_in_with_the_words_that_it_names(lang: str) -> None:
    for verdict in Verdict:
        word = decision_file.word(verdict, lang)
        assert word in decision_form.head(wording.load(lang))
        named = f"[[decision]]\ndecide = '{word}'\nindicator = 'a'\ntarget = '1'\nname = 'n'\nfigure = '2'\nreason = 'r'\nby = 'b'\n"
        assert decision_file.parse(named.encode(), "d.toml")[0].verdict is verdict
        assert decision_file.parse(named.replace(word, verdict.value).encode(), "d.toml")[0].verdict is verdict


def test_a_form_says_where_target_and_figure_stand() -> None:
    one = row(ALONE, "打通断头路")
    assert one.actual is not None
    form = decision_form.Row(one, quoted(one.target, OLD), OLD, quoted(one.actual, NEW), NEW)
    told = decision_form.entries([form], wording.load("zh")).splitlines()
    lines = [report.text.count("\n", 0, fact.start) + 1 for report, fact in ((OLD, one.target), (NEW, one.actual))]
    assert told[2] == f"# 位置：2024.txt，第{lines[0]}行，打通交通堵点"
    assert told[3] == f"# 位置：2025.txt，第{lines[1]}行，（三）精修细补，城乡面貌更新"
    assert told[5] == 'decide = ""  # 是 / 不是 / 完成 / 未完成 / 非目标'


def test_a_form_lists_what_is_least_sure_and_a_tenth_at_most() -> None:
    chosen = decision_form.deserving(ALONE.outcomes)
    assert 0 < len(chosen) <= len(ALONE.outcomes) / 10 + 1
    assert list(chosen) == [one for one in ALONE.outcomes if one in chosen]
    least = [one for one in chosen if not one.headline]
    alike = [one for one in ALONE.outcomes if one not in chosen and one.actual]
    assert max(one.confidence for one in least) <= min(one.confidence for one in alike)
    decided = [replace(one, decision=decision("营造林", Verdict.MET), confidence=1.0) if one in chosen else one for one in ALONE.outcomes]
    assert decision_form.deserving(decided) == ()
    silent = next(one for one in ALONE.outcomes if one.status is rd.Status.DROPPED)
    assert decision_form.deserving([replace(silent, headline=True)]) == (replace(silent, headline=True),)
    assert decision_form.deserving([silent]) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("By the end of the year we will plant 4,000 trees.", "By the end of the year we will plant 4,000 trees."),
        ("全年\n  改造 老旧\n小区32个。", "全年改造老旧小区32个。"),
        (
            "With patience and with help from many neighbours in all of the older quarters we will plant 4,000 trees along the river and its little islands.",
            "many neighbours in all of the older quarters we will plant 4,000 trees along the river and",
        ),
    ],
)
def test_a_sentence_is_quoted_with_its_blanks_and_in_whole_words(text: str, sentence: str) -> None:
    at = next(text.index(one) for one in ("4,000", "32个") if one in text)
    fact = replace(row(ALONE, "营造林").target, start=at, end=at + 5 if "4,000" in text else at + 3, sentence_start=0, sentence_end=len(text))
    fact = replace(fact, text=text[fact.start : fact.end])
    assert quoted(fact, replace(OLD, text=text)).sentence == sentence


WHOLE = 'decide = "is"\nindicator = "a"\ntarget = "1"\nreason = "r"\nby = "b"\nfigure = "2"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2024年政府工作报告", "line 1 is not valid TOML: '2024年政府工作报告'; write key"),
        ("x = 1", "unknown key 'x'"),
        ("decision = 1", "headed [[decision]]"),
        ("decision = [1]", "headed [[decision]]"),
        ("[[decision]]\nwhy = ''", "entry 1: unknown key 'why'"),
        ("[[decision]]\ndecide = true", "entry 1: decide must be a text"),
        ("[[decision]]\n[[decision]]\ndecide = 'perhaps'", "entry 2: decide must be one of is, not"),
        ("[[decision]]\ndecide = '好'", "entry 1: decide must be one of 是, 不是, 非目标"),
        ("[[decision]]\ndecide = met", "line 2 is not valid TOML: 'decide = met'; write key"),
        ("[[decision]]\nmeasure = 'size'", "entry 1: measure must be one of"),
        ("[[decision]]\n" + WHOLE.replace("is", "rename"), "entry 1: name is missing"),
        *(
            ("[[decision]]\n" + WHOLE.replace(line, ""), f"entry 1: {line.partition(' ')[0]} is missing")
            for line in WHOLE.splitlines(keepends=True)[1:]
        ),
    ],
)
def test_mistakes_in_the_file_are_one_line(text: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(rd.SettingsError) as caught:
        decision_file.load(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_report_is_no_decisions_file(tmp_path: Path) -> None:
    for file in (FIXTURES / "2024.txt", FIXTURES / "2024.docx", tmp_path, tmp_path / "none"):
        with pytest.raises(rd.SettingsError):
            decision_file.load(file)
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * 5_000_001)
    with pytest.raises(rd.SettingsError, match="is larger than"):
        decision_file.load(large)
    deep = b"decision = " + b"[" * 50_000
    with pytest.raises(rd.SettingsError):
        decision_file.parse(deep, "deep.toml")
