"""The page as a reader uses it, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import reportdiff as rd
from reportdiff import decision_file, demo, following
from reportdiff.model import Status
from reportdiff.rendering import page
from reportdiff.rendering.selection import Selection

_ROWS = "#table tbody.target:not([hidden])"
_SERIOUS = ("serious", "critical")


def _count(diff: rd.Diff, status: Status) -> int:
    return sum(one.status is status for one in diff.outcomes)


def test_filter_by_status_text_and_section(opened: Any, demo_diff: rd.Diff) -> None:
    rows = opened.locator(_ROWS)
    headline = sum(one.headline for one in demo_diff.outcomes)
    assert 0 < headline == rows.count()  # chapters are folded
    opened.locator("button.count.met").click()
    assert rows.count() == _count(demo_diff, Status.MET)
    opened.locator("button.count.met").click()
    assert rows.count() == headline
    opened.select_option("#by-status", "dropped")
    assert rows.count() == _count(demo_diff, Status.DROPPED)
    opened.click("#clear")
    name = demo_diff.outcomes[0].target.indicator
    opened.fill("#by-text", name)
    assert 0 < rows.count() < len(demo_diff.outcomes)
    opened.fill("#by-text", "no such thing")
    assert rows.count() == 0
    assert opened.locator("#none").is_visible()
    opened.click("#clear")
    opened.select_option("#by-section", index=1)
    assert rows.count() == headline


def test_chapters_fold_and_unfold(opened: Any, demo_diff: rd.Diff) -> None:
    rows, before = opened.locator(_ROWS), sum(one.headline for one in demo_diff.outcomes)
    chapter = opened.locator("#table tbody.group").nth(1)
    chapter.locator(".fold").click()
    held = rows.count() - before
    assert str(held) == str(sum(int(text.split()[-1]) for text in chapter.locator(".tally span").all_inner_texts()))
    chapter.locator(".fold").click()
    assert rows.count() == before
    opened.click("#unfold")
    assert rows.count() == len(demo_diff.outcomes)
    opened.click("#unfold")
    assert rows.count() == 0


def test_the_address_keeps_the_filter(opened: Any, demo_diff: rd.Diff) -> None:
    opened.locator("button.count.dropped").click()
    name = next(one.target.indicator for one in demo_diff.outcomes if one.status is Status.DROPPED)
    opened.fill("#by-text", name)
    assert "status=dropped" in opened.url
    told = opened.locator("#shown").inner_text()
    opened.evaluate("location.hash = 'texts'")
    again = opened.context.new_page()
    again.goto(opened.url)
    assert (again.locator("#shown").inner_text(), again.input_value("#by-text")) == (told, name)
    assert again.locator(_ROWS).count() == 1
    again.click("#clear")
    assert "?" not in again.url
    again.close()


def test_every_link_shows_its_place(opened: Any) -> None:
    """Whatever is folded or filtered away when it is followed."""
    links = set(opened.evaluate("Array.from(document.querySelectorAll('a[href^=\"#\"]'), a => a.getAttribute('href').slice(1))"))
    assert len(links) > 100
    seen = """async (links) => {
      const hidden = [];
      for (const link of links) {
        for (const open of document.querySelectorAll('details')) open.open = false;
        location.hash = link;
        await new Promise((done) => setTimeout(done, 0));
        if (!document.getElementById(link)?.getClientRects().length) hidden.push(link);
      }
      return hidden;
    }"""
    opened.select_option("#by-status", "mentioned")
    assert opened.evaluate(seen, sorted(links)) == []


@pytest.mark.parametrize("asked", [Selection(headline=True), Selection(summary=True)], ids=["headline", "summary"])
def test_what_is_asked_for_is_shown_alone(browser: Any, demo_diff: rd.Diff, tmp_path: Path, asked: Selection) -> None:
    file = tmp_path / "part.html"
    file.write_text(page.diff(demo_diff, following.quoted, selection=asked), encoding="utf-8")
    tab = browser.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(file.as_uri())
    rows = 0 if asked.summary else sum(one.headline for one in demo_diff.outcomes)
    assert tab.locator("#table tbody.target").count() == rows
    assert tab.locator(".lead").first.is_visible()
    assert not said
    tab.close()


def test_sort_by_confidence_and_back(opened: Any) -> None:
    head = opened.locator("th.confidence")
    order = "Array.from(document.querySelectorAll('#table tbody.target'), body => body.dataset.order)"
    before = opened.evaluate(order)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    told = [float(text.strip("%")) for text in opened.locator("td.confidence").all_inner_texts()]
    assert told == sorted(told)
    head.locator("button").click()
    head.locator("button").click()
    assert opened.evaluate(order) == before


def test_row_opens_by_keyboard_and_shows_both_sentences(opened: Any, demo_diff: rd.Diff) -> None:
    opened.select_option("#by-status", "met")
    row = opened.locator(_ROWS).first
    button = row.locator(".open")
    button.focus()
    opened.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    target = next(one.target for one in demo_diff.outcomes if one.status is Status.MET)
    quotes = row.locator("blockquote")
    assert quotes.count() >= 2
    assert quotes.first.locator("mark").inner_text() == target.text
    opened.keyboard.press("Enter")
    assert not row.locator(".more").is_visible()


def test_from_a_row_to_its_sentence_and_back(opened: Any) -> None:
    opened.select_option("#by-status", "met")
    row = opened.locator(_ROWS).first
    name = row.get_attribute("id")
    row.locator(".open").click()
    row.locator("a.into").first.click()
    figure = opened.locator(":target")
    assert figure.evaluate("it => it.closest('#texts') !== null")
    assert figure.is_visible()
    opened.select_option("#by-status", "missed")  # the row is filtered away; going back shows it all the same
    figure.click()
    assert opened.locator(":target").get_attribute("id") == name
    assert opened.locator(f"#{name} .more").is_visible()


def test_decisions_are_saved_and_read_back(opened: Any, demo_diff: rd.Diff, tmp_path: Path) -> None:
    assert not opened.locator("#decisions").is_visible()
    opened.select_option("#by-status", "met")
    row = opened.locator(_ROWS).first
    row.locator(".open").click()
    row.locator(".verdict").select_option("not")
    opened.click("#save")
    assert opened.locator("#fault").inner_text()
    row.locator(".reason").fill('口径"不同"\\')
    opened.fill("#by", "督查室")
    with opened.expect_download() as download:
        opened.click("#save")
    file = tmp_path / "decisions.toml"
    download.value.save_as(file)
    assert 'decide = "不是"' in file.read_text(encoding="utf-8")
    (entry,) = decision_file.load(file)
    assert (entry.reason, entry.by) == ('口径"不同"\\', "督查室")
    old, new = demo.paths()
    again = rd.diff(rd.read(old), rd.read(new), decisions=file)
    changed = [
        one for one, before in zip(again.outcomes, demo_diff.outcomes, strict=True) if one.actual != before.actual
    ]
    assert len(changed) == 1
    assert changed[0].target.indicator == entry.target.indicator


def test_dark_is_dark(opened: Any) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    opened.emulate_media(color_scheme="light")
    assert opened.evaluate(ground) == "rgb(255, 255, 255)"
    opened.click("#theme")
    dark = opened.evaluate(ground)
    assert sum(map(int, dark[4:-1].split(","))) < 120
    opened.click("#theme")
    opened.emulate_media(color_scheme="dark")
    assert opened.evaluate(ground) == "rgb(255, 255, 255)"  # chosen by hand


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_nothing_is_wider_than_the_screen(opened: Any, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 844})
    for button in opened.locator(".open").all()[:5]:
        button.click()
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_lists_are_cards_on_a_phone(opened: Any) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for part in ("#new-targets", "#pending", "#commitments"):
        cell = opened.locator(f"{part} td[data-label]:not(.indicator):visible").first
        assert cell.evaluate("(it) => getComputedStyle(it).display") == "grid"
        assert cell.evaluate("(it) => getComputedStyle(it, '::before').content").strip('"') == cell.get_attribute("data-label")
        assert not opened.locator(f"{part} thead").first.is_visible()


def test_printed_table_is_whole(opened: Any, demo_diff: rd.Diff) -> None:
    opened.select_option("#by-status", "missed")
    opened.emulate_media(media="print")
    rows = opened.locator("#table tr.row")
    assert rows.count() == len(demo_diff.outcomes)
    assert all(row.is_visible() for row in rows.all())
    assert not opened.locator(".filters").is_visible()
    assert opened.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility_engine_finds_nothing_serious(opened: Any, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened.emulate_media(color_scheme=scheme)
    for button in opened.locator(".open").all()[:4]:
        button.click()
    for chapter in opened.locator("#texts details").all():
        chapter.evaluate("it => { it.open = true }")
    opened.click("#shade")
    # the engine is put in past the page's own policy, by the debugger
    found = Axe().run(opened).response["violations"]
    serious = [(one["id"], one["nodes"][0]["html"][:120]) for one in found if one["impact"] in _SERIOUS]
    assert not serious


def test_from_a_commitment_to_its_place_and_back(opened: Any, demo_diff: rd.Diff) -> None:
    assert demo_diff.commitments
    opened.locator("#commitments details").evaluate("it => { it.open = true }")
    line = opened.locator("#commitments tbody tr").first
    line.locator("a").first.click()
    place = opened.locator(":target")
    assert place.is_visible()
    place.click()
    assert opened.locator(":target").get_attribute("id") == line.get_attribute("id")
    assert line.is_visible()


def test_a_row_is_copied_as_a_line_to_quote(opened: Any, demo_diff: rd.Diff) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.select_option("#by-status", "missed")
    row = opened.locator(_ROWS).first
    row.locator(".open").click()
    row.locator(".copy").click()
    opened.locator("#copied", has_text="已复制").wait_for()
    line = opened.evaluate("navigator.clipboard.readText()")
    target = next(one.target for one in demo_diff.outcomes if one.status is Status.MISSED)
    assert target.indicator in line
    assert "；未完成" in line
    assert row.locator(".cite a").get_attribute("href") == "#" + row.get_attribute("id")


def test_where_nothing_may_be_copied_the_line_is_marked(opened: Any) -> None:
    opened.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')) }")
    opened.locator(".summary .copy").click()
    opened.locator("#copied", has_text="Ctrl+C").wait_for()
    assert "主要预期目标" in opened.evaluate("String(getSelection())")


def test_from_row_to_row_by_keyboard(opened: Any) -> None:
    opened.keyboard.press("/")
    assert opened.evaluate("document.activeElement.id") == "by-text"
    opened.keyboard.type("/")
    assert opened.input_value("#by-text") == "/"
    opened.click("#clear")
    opened.locator("#table .fold").first.focus()
    inside = "document.activeElement.closest('tbody').id"
    for wanted in ("row-1", "row-2"):
        opened.keyboard.press("ArrowDown")
        assert opened.evaluate(inside) == wanted
    opened.keyboard.press("Enter")
    assert opened.locator("#row-2 .more").is_visible()
    opened.keyboard.press("ArrowUp")
    assert opened.evaluate(inside) == "row-1"


def test_what_is_folded_is_printed_and_folded_again(opened: Any) -> None:
    folded = opened.locator("section:not(#texts) details:not([open])")
    before = folded.count()
    assert before
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before


@pytest.mark.parametrize("width", [390, 1280])
def test_page_of_tasks_fits_a_phone_and_a_printer(browser: Any, tmp_path: Path, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    old, new = demo.paths()
    file = tmp_path / "tasks.html"
    file.write_text(page.ledger(rd.ledger(rd.read(old), rd.read(new))), encoding="utf-8")
    tab = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    tab.goto(file.as_uri())
    for chapter in tab.locator("details").all():
        chapter.evaluate("it => { it.open = true }")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    task = tab.locator(".tasks tbody th").first
    assert task.bounding_box()["width"] > width * 0.4
    assert not [one["id"] for one in Axe().run(tab).response["violations"] if one["impact"] in _SERIOUS]
    tab.set_viewport_size({"width": 700, "height": 1000})  # about A4
    tab.emulate_media(media="print")
    assert task.bounding_box()["width"] > 150
    tab.context.close()


def test_every_year_of_the_matrix_is_printed(browser: Any, tmp_path: Path) -> None:
    def report(year: int) -> rd.Report:
        text = f"青川县{year}年政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n地区生产总值增长6.5%。\n二、{year}年工作安排\n地区生产总值增长6%以上。\n"
        return rd.parse(text, name=f"{year}.txt", lang="zh")

    file = tmp_path / "years.html"
    file.write_text(page.track(rd.track([report(year) for year in range(2001, 2024)])), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1000, "height": 700})  # about A4, turned
    tab.goto(file.as_uri())
    tab.emulate_media(media="print")
    last = tab.locator(".matrix thead th").last
    assert last.inner_text() == "2023"
    assert last.evaluate("it => it.getBoundingClientRect().right") <= 1000
    tab.close()


def test_page_of_findings_leads_to_the_text_and_back(browser: Any, tmp_path: Path) -> None:
    report = rd.parse(
        "青川县政府工作报告\n一、2030年工作回顾\n覆盖率由45%提高到40%。参保率达到131%。\n二、2031年工作安排\n新建桥梁3座。\n"
    )
    found = rd.check(report)
    assert [one.severity.value for one in found] == ["error", "error"]
    file = tmp_path / "findings.html"
    file.write_text(page.check([report], found), encoding="utf-8")
    tab = browser.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(file.as_uri())
    first = tab.locator(".findings li").first
    first.locator("a.into").click()
    assert tab.locator(":target").is_visible()
    tab.locator(":target").click()
    assert tab.locator(":target").get_attribute("id") == first.get_attribute("id")
    assert not said
    tab.close()


def test_hostile_report_does_nothing(browser: Any, tmp_path: Path) -> None:
    bad = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"'\u202e{{7*7}}"
    old = rd.parse(
        f"青川县政府工作报告\n一、2030年工作回顾\n二、2031年工作安排\n新建{bad}桥3座，绿化率达到40%{bad}。\n"
    )
    new = rd.parse(
        f"青川县政府工作报告\n一、2031年工作回顾\n新建{bad}桥4座，绿化率达到41%{bad}。\n二、2032年工作安排\n"
    )
    found = rd.diff(old, new)
    assert found.outcomes
    text = page.diff(found, following.quoted, "en", rd.check(new, previous=[old]))
    assert "\u202e" not in text
    file = tmp_path / "bad.html"
    file.write_text(text, encoding="utf-8")
    tab = browser.new_page()
    happened: list[str] = []
    tab.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    tab.on("request", lambda request: happened.append(request.url) if request.url != file.as_uri() else None)
    tab.on("console", lambda message: happened.append(message.text))
    tab.goto(file.as_uri())
    for button in tab.locator(".open").all():
        button.click()
    assert tab.locator("img").count() == 0
    assert not happened
    tab.close()


def test_a_sentence_leads_into_the_public_source(browser: Any, demo_diff: rd.Diff, tmp_path: Path) -> None:
    file = tmp_path / "public.html"
    urls = {demo_diff.new.source: "https://example.org/2025.html"}
    file.write_text(page.diff(demo_diff, following.quoted, urls=urls), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    row = tab.locator("#table tbody.target[data-status=met]").first
    row.locator(".open").click()
    links = row.locator("a[target=_blank]").all()
    assert links
    assert links[0].get_attribute("href").startswith("https://example.org/2025.html#:~:text=")
    tab.close()
