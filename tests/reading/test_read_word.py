"""Word files: what a reader of the document sees, automatic numbers and all."""

from __future__ import annotations

import pytest
from made_word import cell, level, listing, numbered, p, table, word
from quoted import headings
from words_of import within

from reportdiff.reading.numerals import numeral

RUN = "<w:r><w:t>{}</w:t></w:r>"


def lines(document) -> list[str]:
    return document.text.splitlines()


def test_paragraphs_one_a_line(read) -> None:
    document = read("r.docx", word(p("　　各位代表：") + p("") + p("增长6%。 ")))
    assert document.text == "各位代表：\n增长6%。\n"
    assert document.format == "docx"


def test_runs_of_every_kind(read) -> None:
    body = (
        "<w:p>"
        + RUN.format("甲")
        + f'<w:hyperlink r:id="x">{RUN.format("乙")}</w:hyperlink>'
        + f"<w:sdt><w:sdtContent>{RUN.format('丙')}</w:sdtContent></w:sdt>"
        + f"<w:ins>{RUN.format('丁')}</w:ins>"
        + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{RUN.format('移')}</w:moveFrom><w:moveTo>{RUN.format('戊')}</w:moveTo>"
        + f'<w:fldSimple w:instr="DATE">{RUN.format("己")}</w:fldSimple>'
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        + '<w:r><w:t>庚</w:t><w:br/><w:t>辛</w:t><w:tab/><w:t>壬</w:t><w:noBreakHyphen/><w:br w:type="page"/></w:r>'
        + '<w:r><w:footnoteReference w:id="1"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>'
        + "</w:p>"
    )
    assert read("r.docx", word(body)).text == "甲乙丙丁戊己庚\n辛\t壬-x\n"


def test_blocks_in_content_controls_and_deleted_paragraph_marks(read) -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>{p('乙', deleted)}{p('丙')}{p('丁', deleted)}"
    assert lines(read("r.docx", word(body))) == ["甲", "乙丙", "丁"]


def test_tables_stand_where_they_stand_and_merged_cells_once(read) -> None:
    wide = cell("主要指标", properties='<w:gridSpan w:val="2"/>')
    first = cell("经济", properties='<w:vMerge w:val="restart"/>')
    more = cell("", properties="<w:vMerge/>")
    body = p("前") + table(
        wide + cell("目标"), first + cell("总值", "（亿元）") + cell("6%"), more + cell("预算") + cell("5%")
    )
    assert lines(read("r.docx", word(body + p("后")))) == [
        "前",
        "主要指标\t目标",
        "经济\t总值 （亿元）\t6%",
        "\t预算\t5%",
        "后",
    ]


def test_a_table_that_is_a_frame_keeps_its_paragraphs(read) -> None:
    framed = table(cell("各位代表：", "增长6%。"))
    assert lines(read("r.docx", word(framed))) == ["各位代表：", "增长6%。"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="z"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="o"><w:name w:val="节"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c1"><w:name w:val="c1"/><w:basedOn w:val="c2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c2"><w:name w:val="c2"/><w:basedOn w:val="c1"/></w:style>'
)


def test_heading_styles_and_outline_levels(read) -> None:
    def styled(text: str, style: str) -> str:
        return p(text, f'<w:pStyle w:val="{style}"/>')

    body = (
        *(styled("一", "1"), styled("二", "z"), styled("三", "mine"), styled("四", "o"), styled("五", "t")),
        p("六", '<w:outlineLvl w:val="0"/>'),
        p("七", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
        *(p("八"), styled("九", "c1"), styled("十", "missing")),
    )
    document = read("r.docx", word("".join(body), styles=STYLES))
    assert headings(document) == [("一", 1), ("二", 2), ("三", 1), ("四", 3), ("六", 1)]
    assert lines(document) == list("一二三四五六七八九十")


def test_numbering_is_written_out(read) -> None:
    levels = listing(
        level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
    )
    body = (
        *(numbered("回顾"), numbered("经济", 1, 1), numbered("工业", 1, 2), numbered("农业", 1, 2)),
        *(numbered("民生", 1, 1), numbered("学校", 1, 2), p("正文"), numbered("计划"), numbered("目标", 1, 1)),
    )
    assert lines(read("r.docx", word("".join(body), numbering=levels))) == [
        *("一、回顾", "（一）经济", "1. 工业", "2. 农业", "（二）民生", "1. 学校", "正文", "二、计划", "（一）目标"),
    ]


def test_numberings_of_one_list_go_on_unless_overridden(read) -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = listing(level(0, "decimal", "%1)")) + listing(number=2, abstract=1)
    lists += listing(number=3, abstract=1, override=restart)
    body = numbered("甲") + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3) + numbered("戊")
    assert lines(read("r.docx", word(body, numbering=lists))) == ["1) 甲", "2) 乙", "5) 丙", "6) 丁", "7) 戊"]


def test_levels_in_one_pattern_and_legal_numbering(read) -> None:
    legal = level(1, "chineseCounting", "%1.%2", more="<w:isLgl/>")
    never = level(2, "upperLetter", "%3:", more='<w:lvlRestart w:val="0"/>')
    lists = listing(level(0, "upperRoman", "%1.", start=4), legal, never)
    body = numbered("甲") + numbered("乙", 1, 1) + numbered("丙", 1, 2) + numbered("丁") + numbered("戊", 1, 2)
    assert lines(read("r.docx", word(body, numbering=lists))) == ["IV. 甲", "4.1 乙", "A: 丙", "V. 丁", "B: 戊"]


def test_numbering_by_style_none_and_bullets(read) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = listing(level(0, "japaneseCounting", "第%1章", more='<w:pStyle w:val="1"/>'), level(1, "bullet", "•"))
    headed = '<w:pStyle w:val="1"/>'
    unnumbered = f'{headed}<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("回顾", headed) + p("无号", unnumbered) + numbered("点", 1, 1) + p("计划", headed)
    document = read("r.docx", word(body, styles=style, numbering=lists))
    assert lines(document) == ["第一章回顾", "无号", "点", "第二章计划"]
    assert headings(document) == [("第一章回顾", 1), ("无号", 1), ("第二章计划", 1)]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"),
        (10, "chineseCountingThousand", "十"), (19, "chineseCountingThousand", "十九"),
        (105, "chineseCountingThousand", "一百零五"), (110, "chineseCountingThousand", "一百一十"),
        (1010, "chineseCountingThousand", "一千零一十"), (10, "ideographDigital", "一〇"),
        (111, "japaneseCounting", "百十一"), (12, "chineseLegalSimplified", "壹拾贰"),
        (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (28, "lowerLetter", "bb"), (3, "upperLetter", "C"),
        (3, "decimalEnclosedCircle", "③"), (21, "decimalEnclosedCircle", "21"), (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"), (2, "ideographTraditional", "乙"), (5, "unheardOf", "5"), (0, "upperRoman", "0"),
        (999_999, "lowerLetter", "999999"),
    ],
)  # fmt: skip
def test_numerals(number: int, form: str, written: str) -> None:
    assert numeral(number, form) == written


def test_controls_are_dropped_and_python_docx_agrees(read, tmp_path) -> None:
    import docx

    path = tmp_path / "made.docx"
    made = docx.Document()
    made.add_heading("一、回顾", 1)
    made.add_paragraph("增长6%。")
    made.save(path)
    document = read("r.docx", path.read_bytes())
    assert lines(document) == ["一、回顾", "增长6%。"]
    assert headings(document) == [("一、回顾", 1)]


BOX = (
    '<w:p xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<w:r><w:t>前文。</w:t></w:r><w:r>{}</w:r><w:r><w:t>后文。</w:t></w:r></w:p>"
)
INSIDE = "<w:txbxContent>" + p("盒中第一段。") + p("盒中第二段。") + "</w:txbxContent>"


@pytest.mark.parametrize(
    "drawn",
    [
        f"<w:pict><v:shape><v:textbox>{INSIDE}</v:textbox></v:shape></w:pict>",
        (f"<mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx>{INSIDE}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{INSIDE}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"),
    ],
)
def test_a_text_box_is_read_once_after_its_paragraph(read, drawn: str) -> None:
    document = read("r.docx", word(p("甲。") + BOX.format(drawn) + p("乙。")))
    assert document.text.splitlines() == ["甲。", "前文。后文。", "盒中第一段。", "盒中第二段。", "乙。"]


def test_a_deleted_text_box_is_gone(read) -> None:
    drawn = f"<w:pict><v:textbox>{INSIDE}</v:textbox></w:pict>"
    body = BOX.format(drawn).replace(f"<w:r>{drawn}</w:r>", f"<w:del><w:r>{drawn}</w:r></w:del>")
    assert read("r.docx", word(body)).text.splitlines() == ["前文。后文。"]


def test_pages_are_those_of_the_last_layout(read) -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    across = f"<w:p><w:r><w:t>增长6%，</w:t></w:r>{turn}<w:r><w:t>达到5亿元。</w:t></w:r></w:p>"
    inside = f"<w:tc><w:p>{turn}<w:r><w:t>丁</w:t></w:r></w:p></w:tc><w:tc>{p('戊')}</w:tc>"
    body = p("甲") + across + f"<w:p>{turn}</w:p>" + p("丙") + table(f"<w:tc>{p('一')}</w:tc><w:tc>{p('二')}</w:tc>", inside) + p("己")
    document = read("r.docx", word(body))
    assert [(page.number, document.text[page.start :].split("\n")[0]) for page in document.pages] == [
        (1, "甲"),
        (2, "达到5亿元。"),
        (3, "丙"),
        (4, "己"),
    ]
    assert "\f" not in document.text


def test_without_stored_breaks_no_page_is_known(read) -> None:
    document = read("r.docx", word(p("甲") + '<w:p><w:r><w:br w:type="page"/><w:t>乙</w:t></w:r></w:p>'))
    assert document.pages == ()


def test_a_raised_figure_is_the_mark_of_a_note_but_not_in_a_unit(read) -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    runs = f"<w:r><w:t>增长6%</w:t></w:r>{raised.format('12')}<w:r><w:t>，面积5m</w:t></w:r>{raised.format('2')}<w:r><w:t>。</w:t></w:r>"
    document = read("r.docx", word(f"<w:p>{runs}</w:p>"))
    assert document.text == "增长6%¹²，面积5m².\n".replace(".", "。")
    assert within(document) == "增长6%，面积5m²。\n"


def test_what_is_not_read_is_counted(read) -> None:
    picture = '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r>'
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    sheet = (
        '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>'
        '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:object></w:r>'
    )
    body = f"<w:p><w:r><w:t>甲</w:t></w:r>{note}{picture}{sheet}{note}</w:p>"
    document = read("r.docx", word(body))
    assert [(one.code, dict(one.arguments)["count"]) for one in document.notes] == [
        ("footnotes", 2),
        ("pictures", 1),
        ("objects", 1),
    ]


def test_a_contents_list_is_in_the_text_and_not_among_its_words(read) -> None:
    body = p("目录") + p("一、工作回顾……1") + p("二、工作安排……9") + p("一、工作回顾") + p("增长6%。")
    document = read("r.docx", word(body))
    assert document.text.splitlines()[:2] == ["目录", "一、工作回顾……1"]
    assert within(document).split() == ["一、工作回顾", "增长6%。"]
    assert [note.code for note in document.notes] == ["contents"]
