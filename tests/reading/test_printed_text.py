"""Texts that were printed once: what is not of their words is furniture, broken lines go on, nothing else is touched."""

from __future__ import annotations

import pytest
from words_of import squeezed, words_of

import reportdiff as rd
from reportdiff.reading import from_text

HEAD = "Northmoor Water plc\nSustainability Report 2023\n\n"
PARAGRAPHS = "\n".join(f"In {year} the company laid {year % 90} km of mains in its area." for year in range(1990, 2020))


def told(text: str) -> list[str]:
    """The lines of a text's words below the head of the report."""
    return squeezed(words_of(HEAD + text))[2:]


JOINED = [
    ("招商引资到位资金21.5亿\n元，改造危房412\n户。", "招商引资到位资金21.5亿元，改造危房412户。"),
    ("全县地区生产总值达214.\n6亿元，城镇新增就业3\n120人，森林覆盖率41.\n6%。", "全县地区生产总值达214.6亿元，城镇新增就业3120人，森林覆盖率41.6%。"),
    ("粮食总产量稳定在21万\n吨以上。", "粮食总产量稳定在21万吨以上。"),
    ("加快建设\n，推进改革。", "加快建设，推进改革。"),
    ("推进教育、\n卫生改革。", "推进教育、卫生改革。"),
    ("地区生产总值增长6.2%，其中第一产业增长\n3.1%。", "地区生产总值增长6.2%，其中第一产业增长3.1%。"),
    ("新增城镇就业3000人\n以上。", "新增城镇就业3000人以上。"),
    ("粮食总产量达到21万吨，社会消费品零售总\n- 2 -\n额增长5.5%。\n- 3 -", "粮食总产量达到21万吨，社会消费品零售总额增长5.5%。"),
    ("弘扬“\n工匠精神”。", "弘扬“工匠精神”。"),
    ("In 2023 we cut the use of\nEnergy by 4%.", "In 2023 we cut the use of Energy by 4%."),
    ("In 2023 our people cut waste\nto landfill by 4%.", "In 2023 our people cut waste to landfill by 4%."),
    ("In 2023 our people laid\n210 km of mains.", "In 2023 our people laid 210 km of mains."),
    ("In 2023 we raised our spending on mains to reach\n$2 million by 2030.", "In 2023 we raised our spending on mains to reach $2 million by 2030."),
    ("8 million litres were saved in the north, and with the storing\n2.5 million litres.", "8 million litres were saved in the north, and with the storing 2.5 million litres."),
    ("By the end of the year our people had mended 38%\nof all mains.", "By the end of the year our people had mended 38% of all mains."),
    ("The govern-\nment will keep it.", "The government will keep it."),
    ("Emissions fell by 1.4MtCOe.", "Emissions fell by 1.4MtCO2e."),
    ("Emissions fell to 43 Mt CO eq. in all.", "Emissions fell to 43 Mt CO2 eq. in all."),
    ("Debt ratio: 3 .6x", "Debt ratio: 3.6x"),
    ("We lost 96 barrels (2022 108) and paid $1.3bn (2022 $2.7bn).", "We lost 96 barrels (2022: 108) and paid $1.3bn (2022: $2.7bn)."),
    ("The plans (2022 2023 2024) are kept.", "The plans (2022 2023 2024) are kept."),
]


def test_a_figure_goes_on_in_the_label_below_it() -> None:
    box = "Our year.\n4,900\nemployees worldwide\n34 GW\nof installed capacity\n€1.2 billion\nTurnover"
    assert told(box) == ["Our year.", "4,900 employees worldwide", "34 GW of installed capacity", "€1.2 billion Turnover"]


def test_a_label_goes_on_in_the_figure_below_it() -> None:
    assert squeezed(words_of("Turnover\n€1.2 billion\nEmployees\n4,900")) == ["Turnover: €1.2 billion", "Employees: 4,900"]


@pytest.mark.parametrize("text", ["Key figures\n4,900\nEmployees\n34 GW\nCapacity", "4,900\nEmployees\n\n34 GW\nCapacity\n\n7\nPorts"])
def test_a_heading_and_blank_lines_tell_that_labels_stand_below(text: str) -> None:
    assert {"4,900 Employees", "34 GW Capacity"} <= set(squeezed(words_of(text)))


def test_figures_between_labels_belong_to_nobody_where_nothing_tells() -> None:
    text = "Norham people\n4,900\nEmployees\n34 GW\nCapacity"
    assert squeezed(words_of(text)) == ["Norham people", "Employees", "Capacity"]


@pytest.mark.parametrize("text", ["40\n30\nScope 1", "Employees\n4,900\nworldwide in all."])
def test_a_figure_below_its_label_stays_there(text: str) -> None:
    assert squeezed(words_of(text)) == squeezed(text)


def test_points_of_a_list_side_by_side_are_lines() -> None:
    assert squeezed(words_of("• Ratio at most 4x • Rating: strong")) == ["• Ratio at most 4x", "• Rating: strong"]


POINTS = "\n".join(f"y {name} mended {count} km of mains" for count, name in enumerate(("Ash", "Birch", "Elm", "Fir", "Oak"), 31))


def test_a_letter_that_begins_every_point_of_a_list_is_a_point() -> None:
    assert told(POINTS) == [f"•{line[1:]}" for line in POINTS.split("\n")]


def test_letters_that_mark_notes_are_no_points() -> None:
    notes = "\n".join(f"{letter} Mains of {count} km" for letter in "ab" for count in range(31, 37))
    assert "•" not in "".join(told(notes))


@pytest.mark.parametrize("letter", ["y", "n"])
def test_a_letter_that_stands_elsewhere_too_is_none(letter: str) -> None:
    text = POINTS.replace("y ", f"{letter} ") + f"\nThe sum of {letter} and two {letter} is {letter} in all."
    assert told(text)[0].startswith(f"{letter} Ash")


def test_running_heads_may_begin_small_and_one_of_them_may_be_out_of_order() -> None:
    pages = [1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11]
    text = "\n".join(f"Mains of part {chr(97 + at)} were laid.\n{page} nw Sustainability Report 2023" for at, page in enumerate(pages))
    assert not any("Sustainability" in line for line in told(text))


def test_running_heads_may_name_the_chapter_beside_the_report() -> None:
    chapters = ["Rivers", "Mains", "People", "Mains"]
    pages = [f"{PARAGRAPHS}\n{at} {chapter} 2030-31 Water and Mains Report" for at, chapter in zip((8, 21, 34, 55), chapters, strict=True)]
    assert not any("Water and Mains" in line for line in told("\n".join(pages)))
    lone = "\n".join((pages[0], PARAGRAPHS, "12 people read the 2030-31 Water and Mains Report"))
    assert any("Water and Mains" in line for line in told(lone))


@pytest.mark.parametrize(("text", "words"), JOINED)
def test_broken_lines_go_on(text: str, words: str) -> None:
    assert squeezed(words_of(text)) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "各位代表：\n现在报告工作。",
        "一、2024年工作回顾\n全年增长6%。",
        "附件1\n2025年十件实事",
        "新增就业人数\n3120人",
        "Mr President, Members,\nI move the Bill.",
        "Our goals\nwater\nwaste",
        "The use of\n\nEnergy fell.",
        "In 2023 we cut waste by 4%.\n210 km of mains were laid.",
        "Progress in 2023\nOur people gave 410,000 hours.",
        "甲\t3\n乙\t4",
        "指标\n单位\n2024年",
        "We cut emissions in the\nClimate and Energy Programme\nand saved 4%.",
    ],
)
def test_lines_that_end_stay_apart(text: str) -> None:
    assert squeezed(words_of(text)) == squeezed(text)


def test_a_column_of_chinese_is_one_paragraph() -> None:
    sentence = "全年地区生产总值增长百分之六点五达到一千二百亿元其中第一产业增长百分之三第二产业增长百分之七"
    speech = ["一、回顾", *(f"　　{(sentence * 4)[at:]}。" for at in range(6)), "二、安排", f"　　{sentence * 3}。"]
    lines = [line[at : at + 20] for line in speech for at in range(0, len(line), 20)]
    assert squeezed(words_of("\n".join(lines))) == [line.strip() for line in speech]


GONE = [
    (f"{PARAGRAPHS}\n41 Northmoor Sustainability Report 2023\nThe grid.\n42 Northmoor Sustainability Report 2023", [*PARAGRAPHS.splitlines(), "The grid."]),
    ("Our plan.\n- 3 -\nWe plan.\n- 4 -\nEnd.", ["Our plan.", "We plan.", "End."]),
    ("目录\n一、2024年工作回顾…………1\n二、2025年工作安排…………5\n三、民生实事…………9\n一、2024年工作回顾\n增长6%。", ["一、2024年工作回顾", "增长6%。"]),
    ("目　录\n一、工作回顾 1\n二、工作安排 5\n三、民生实事 9\n一、工作回顾\n增长6%。", ["一、工作回顾", "增长6%。"]),
    ("Contents\nOur people 3\nOur planet 9\nOur plans 12\nOur people\nWe grew.", ["Our people", "We grew."]),
    ("85\n80\n75\n19 20 21 22 23\nWe grew.", ["We grew."]),
    ("s\nr\na\ne\nY 3\nWe grew.", ["We grew."]),
    ("SRALLOD\nOur dollars grew. We paid dollars.", ["Our dollars grew. We paid dollars."]),
    ("-----\nWe grew.\n• • •", ["We grew."]),
    ("图1 全县粮食产量（万吨）\n增长6%。", ["增长6%。"]),
    ("Figure 3: Emissions by scope\nWe grew.", ["We grew."]),
    ("We returned 104%2 of the water.\n2 By volume.", ["We returned 104% of the water."]),
    ("Zero waste to landfill3 was met.\n3 Zero waste is less than 1%.", ["Zero waste to landfill was met."]),
    ("目录\n一、工作回顾 ...... 1\n二、工作安排 ...... 9\n一、工作回顾\n增长6%。", ["一、工作回顾", "增长6%。"]),
    ("12 | Corvane Report 2023\nWe grew.\nCorvane Report 2023 | 13\nWe paid.", ["We grew.", "We paid."]),
    ("We added 12 substations1 by 2030.2\n1 Excludes 3 leased sites.\n2 Against a 2019 baseline of 40 kt.", ["We added 12 substations by 2030."]),
    ("We plan to fit 20,000 meters.\n1 In 2019, we changed how meters are counted.\n4 Based on the census.", ["We plan to fit 20,000 meters."]),
    ("We fitted 300 meters.\na This figure includes homes let to\nothers by the firm.", ["We fitted 300 meters."]),
    ("Use rose to 88%*2 through innovation*3.", ["Use rose to 88% through innovation."]),
    ("增长96.8%[1]，达到5.2亿元¹。", ["增长96.8%，达到5.2亿元。"]),
    ("Saved 77ktCO 2 e and CO 2 in all.", ["Saved 77ktCO2e and CO2 in all."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "left"), GONE)
def test_what_is_not_of_the_words(text: str, left: list[str]) -> None:
    assert told(text) == left


KEPT = [
    "1 We will cut waste.\n2 We will save water.\n3 We will plant trees.",
    "Goal 1\nWe cut.\nGoal 2\nWe save.\nGoal 3\nWe plant.",
    "各位代表！\n甲。\n各位代表！\n乙。\n各位代表！\n丙。",
    "2021\n2022",
    "The area is 12 m² and 10⁶ km².",
    "PM2.5 and CO2 fell; 3*4=12; COP26; G20.",
    "A figure 3 of note.\nFigure 3 shows that we grew.",
    "附件1\n十件实事\n附件2\n目标",
    "文号〔2024〕12号，见[2024]3号。",
    "Phase 1\nWe cut.\nPhase 2\nWe save.",
    "Strategic Goal 1\nWe cut.\nStrategic Goal 2\nWe save.\nStrategic Goal 3\nWe plant.",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_looks_like_furniture_and_is_none(text: str) -> None:
    assert told(text) == squeezed(text)


def test_a_running_head_in_the_middle_of_a_sentence() -> None:
    assert told("In 2023 we lined\nOverview Strategy Performance Governance\n210 km of mains.") == ["In 2023 we lined 210 km of mains."]


def test_form_feeds_are_pages_and_what_stands_at_their_edges_is_no_text() -> None:
    bodies = ["一、回顾\n增长6%。", "工业增长7%，城镇新增就业", "3120人。", "二、安排\n增长5%。"]
    text = "".join(f"青澜县政府工作报告\n{body}\n{number}\n\f" for number, body in enumerate(bodies, 1))
    document = from_text(text, name="r.txt")
    assert [(page.number, document.text[page.start :][:9]) for page in document.pages] == [
        (number, "青澜县政府工作报告") for number in (1, 2, 3, 4)
    ]
    assert squeezed(words_of(text)) == ["一、回顾", "增长6%。", "工业增长7%，城镇新增就业3120人。", "二、安排", "增长5%。"]


def test_facts_of_a_text_with_form_feeds_name_their_page() -> None:
    report = rd.parse("各位代表：\n一、2024年工作回顾\n产值增长6%。\n\f二、2025年工作安排\n产值增长5%左右。\n")
    assert [(fact.text, fact.page) for fact in report.facts] == [("6%", 1), ("5%", 2)]
    assert [page.number for page in report.pages] == [1, 2]


def test_controls_are_blanks_and_are_told_of() -> None:
    text = "We\x07laid\x07210\x07km\x07of\x07mains\x07in\x07the\x07year\x07and\x07will\x07lay\x07more."
    report = rd.parse(text, lang="en")
    assert words_of(text) == text.replace("\x07", " ")
    assert any("control characters" in note for note in report.notes)


def test_characters_that_nobody_sees_part_no_number() -> None:
    report = rd.parse("各位代表：\n一、2024年工作回顾\n产值达到1\u200b20\u00ad0亿元，增长\ufeff6%。\n")
    assert [fact.value for fact in report.facts] == [120_000_000_000, 6]
    assert all(report.text[fact.start : fact.end] == fact.text for fact in report.facts)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\u2028", "\x85"])
def test_new_lines_of_any_kind(end: str) -> None:
    assert words_of(f"一、回顾{end}增长6%。{end}") == "一、回顾\n增长6%。\n"


@pytest.mark.slow
@pytest.mark.parametrize("text", ["甲" * 200_000 + "1", "a 1" * 60_000, "*2" * 50_000, "[1]" * 50_000, ". " * 80_000, "1\n" * 40_000, "图1" * 50_000])
def test_hostile_lines_take_no_time(text: str) -> None:
    assert from_text(text, name="r.txt").text == text


def test_figures_that_fell_out_of_formulas_are_no_words() -> None:
    text = "The works cut their emissions by 520ktCOe in the\n2 north of the bay, where kilns burn straw, and 2\nby 36ktCOe in the south."
    assert "in the north of the bay, where kilns burn straw, and by 36ktCO2e" in " ".join(words_of(text, "report.txt").split())
    assert "2 kilns" in words_of("We kept\n2 kilns.", "report.txt")
