"""What is called dropped has no trace in NEW; what has one is mentioned, with the place."""

from __future__ import annotations

import pytest

import reportdiff as rd


def diffed(targets: str, review: str, plan: str = "接着干") -> rd.Diff:
    old = f"2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n茶叶丰收。\n\n二、2030年工作安排\n\n{targets}。\n"
    new = f"2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n{review}。\n\n二、2031年工作安排\n\n{plan}。\n"
    return rd.diff(rd.parse(old, lang="zh"), rd.parse(new, lang="zh"))


def only(targets: str, review: str, plan: str = "接着干") -> rd.Outcome:
    (found,) = diffed(targets, review, plan).outcomes
    return found


@pytest.mark.parametrize(
    ("target", "review"),
    [
        ("推广氢能环卫车辆60辆", "氢能环卫车陆续上路"),  # the name in part
        ("打造茶旅融合示范街区3条", "街区茶旅融合不断深化"),  # its words in another order
        ("开通夜间助老专线8条", "夜间专线助老效果良好"),
        ("新增茶园康养床位200张", "茶园康养院增添床位"),
        ("发布“青竹贷”授信5亿元", "“青竹贷”惠及小微企业"),
        ("竹编文创馆接待游客6万人次", "竹编文创馆游客盈门"),
        ("一般公共预算收入达到9亿元", "一般公共预算收入增长5%"),  # the same indicator in another measure
        ("按标准新建晾茶棚70座", "晾茶棚遍布山乡"),  # a word of the name alone, if it is rare
        ("为困难独居渔民提供上门理发3000人次", "困难独居渔民有人照看"),
        ("组建县域医疗联合体5个", "医联体运转良好"),  # by its short name
        ("做强茶旅融合，市县联合给予补贴，新建驿亭60座", "鼓励发展茶旅融合"),  # what its sentence opens with
        ("筹资8亿元，修建青溪古茶道等工程", "青溪古茶道动工修建"),  # what its figure is for
        ("抓好茶乡风貌整治，30个乡镇通过省级考核验收", "茶乡风貌整治扎实开展"),
        ("市级以上重点项目完成年度投资403亿元", "省、市重点项目累计完成投资407亿元"),  # nearly the same great number
        ("人工造林8万亩", "大规模国土绿化展开"),  # in other words
    ],
)
def test_what_new_speaks_of_is_not_dropped(target: str, review: str) -> None:
    found = only(target, f"夏粮丰收；{review}；社会平安")
    assert found.status is rd.Status.MENTIONED
    assert found.outcome is rd.Result.UNREPORTED
    text = diffed(target, f"夏粮丰收；{review}；社会平安").new.text
    places = [text[span.start : span.end] for span in found.mentions]
    assert places
    assert all(place in review for place in places)
    assert places[0] in found.why


@pytest.mark.parametrize(
    ("target", "review"),
    [
        ("推广氢能环卫车辆60辆", "夏粮丰收，社会平安"),
        ("新建智慧菜场12个", "新建幼儿园3所，建设项目加快推进"),  # only words that any name may have
        ("实施重点项目80个", "实施重大工程一批"),
        ("街道图书角覆盖率达到90%", "森林覆盖率稳步提高"),
        ("大力推进各项建设，市县联合给予补贴，新建驿亭60座", "大力推进夏收"),
        ("筹资8亿元，修建青溪古茶道等工程", "夏粮丰收，社会平安"),
        ("确保完好率不低于98%", "体育课每周不低于3课时"),  # a bound is no matter
    ],
)
def test_what_new_does_not_speak_of_is_dropped(target: str, review: str) -> None:
    found = only(target, review)
    assert (found.status, found.mentions) == (rd.Status.DROPPED, ())


def test_the_words_around_a_figure_find_a_target_without_a_name_of_its_own() -> None:
    found = only("依托“竹溪通”平台服务农户，获贷3亿元", "“竹溪通”平台服务农户更加便捷")
    assert found.status is rd.Status.MENTIONED


def test_the_matter_before_a_figure_finds_a_target_that_anything_may_be_called() -> None:
    found = only("加快古渡码头保护，统筹抓好30个在建项目", "修缮古渡码头5个")
    assert found.status is rd.Status.MENTIONED
    elsewhere = only("加快古渡码头保护，统筹抓好30个在建项目", "开展植树活动5次")
    assert elsewhere.status is rd.Status.DROPPED


def test_a_word_that_the_new_report_uses_everywhere_tells_nothing() -> None:
    found = only("新建茶农书屋12个", "；".join(f"茶农{who}丰收增收" for who in "甲乙丙丁戊己庚辛"))
    assert found.status is rd.Status.DROPPED


def test_what_the_plan_goes_on_with_is_carried_over() -> None:
    found = only("推广氢能环卫车辆60辆", "夏粮丰收", "继续推广氢能环卫车辆")
    assert found.status is rd.Status.CARRIED_OVER


def test_a_report_compared_with_itself_drops_nothing() -> None:
    text = "2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n茶叶丰收。\n\n二、2030年工作安排\n\n新建智慧菜场12个；推广氢能环卫车辆60辆；获贷3亿元。\n"
    same = rd.parse(text, lang="zh")
    assert rd.Status.DROPPED not in {row.status for row in rd.diff(same, same).outcomes}


def test_in_english_too() -> None:
    title = "Report on the Work of the Government"
    plan = "We will open 40 riverside bamboo workshops. We will lay 70 kilometers of village footpaths."
    old = f"{title} 2030\n\nI. Review of Our Work in 2029\n\nHarvests were good.\n\nII. Tasks for 2030\n\n{plan}\n"
    review = "Workshops for riverside bamboo craft have opened."
    new = f"{title} 2031\n\nI. Review of Our Work in 2030\n\n{review}\n\nII. Tasks for 2031\n\nWe will carry on.\n"
    found = rd.diff(rd.parse(old, lang="en"), rd.parse(new, lang="en")).outcomes
    assert [row.status.value for row in found] == ["mentioned", "dropped"]


def test_what_a_list_of_terms_explains_says_nothing_of_a_target() -> None:
    old = rd.parse("石湾市2031年政府工作报告\n一、2030年工作回顾\n茶叶产量增长5%。\n二、2031年工作安排\n新建龙脊茶亭驿站12处。\n")
    told = "石湾市2032年政府工作报告\n一、2031年工作回顾\n茶叶产量增长6%。\n二、2032年工作安排\n新建公园3个。\n"
    terms = "附件\n名词解释\n1.龙脊茶亭驿站：指沿龙脊路设置的歇脚处。\n2.三个一：指一园、一亭、一路。\n3.双百：指百户、百亩。\n"
    (row,) = rd.diff(old, rd.parse(told + terms)).outcomes
    assert row.status == "dropped"
    (row,) = rd.diff(old, rd.parse(told + "加快龙脊茶亭驿站规划。\n" + terms)).outcomes
    assert row.status != "dropped"


def test_a_figure_in_its_unit_under_a_somewhat_like_name_is_shown() -> None:
    found = only("新建茶乡街道和山区养老设施60处", "建成各类养老服务设施63处")
    assert found.status is rd.Status.MENTIONED
    assert only("新建茶乡街道和山区养老设施60处", "建成各类灌溉水渠63条").status is rd.Status.DROPPED


def test_what_its_sentence_quotes_finds_a_target_where_figures_in_its_unit_are_told() -> None:
    target = "推广“云溪味道”模式，抓紧选址，完善标准，实体展销点发展到20家"
    assert only(target, "“云溪味道”授权扩大到12家").status is rd.Status.MENTIONED
    assert only(target, "夏粮丰收，社会平安").status is rd.Status.DROPPED


def test_a_name_without_words_of_its_own_is_looked_for_by_its_sentence() -> None:
    target = "提升油纸伞企业竞争力，增强后劲，新增资质3家、产值增速达到12%"
    (_, rate) = diffed(target, "油纸伞企业出口增长5%").outcomes
    assert rate.status is rd.Status.MENTIONED
    assert diffed(target, "夏粮丰收，社会平安").outcomes[1].status is rd.Status.DROPPED


def test_the_clause_of_a_figure_in_its_unit_that_few_are_of_is_shown() -> None:
    found = only("新建山乡养老中心3处", "建成养老驿站33处，修缮古桥5处")
    assert found.status is rd.Status.MENTIONED
    text = diffed("新建山乡养老中心3处", "建成养老驿站33处，修缮古桥5处").new.text
    assert next(text[span.start : span.end] for span in found.mentions) == "建成养老驿站33处"
    assert only("新建山乡养老中心3处", "建成养老驿站33座，修缮古桥5座").status is rd.Status.DROPPED


def test_a_rate_of_no_thing_is_looked_for_by_what_is_measured_alike() -> None:
    found = diffed("新增资质3家、产值增速达到12%", "夏粮丰收", "油纸伞产业产值增长10%").outcomes[1]
    assert found.status in (rd.Status.MENTIONED, rd.Status.CARRIED_OVER)


def test_what_is_said_of_a_thing_without_a_name_of_its_own_is_looked_for_where_the_thing_is_answered() -> None:
    found = diffed("修缮茶亭20座，确保完好率达到98%", "修缮茶亭22座").outcomes
    assert [row.status for row in found] == [rd.Status.MET, rd.Status.MENTIONED]
    assert [row.status for row in diffed("修缮茶亭20座，确保完好率达到98%", "夏粮丰收").outcomes] == [rd.Status.DROPPED] * 2
