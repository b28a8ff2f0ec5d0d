"""A Word file with comments added: three parts of it grow, every other stays byte for byte as it was."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from reportdiff.model import Finding, Report
from reportdiff.rendering import wording
from reportdiff.rendering.comments.body import Body, W
from reportdiff.rendering.safety import clean, xml
from reportdiff.rendering.wording import Words

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT_TYPES = "[Content_Types].xml"
_DAY = (1980, 1, 1, 0, 0, 0)  # of parts that are new: the same output for the same input


def written(data: bytes, report: Report, found: Sequence[Finding], ui: str | None = None) -> bytes:
    """The Word file ``data``, which ``report`` was read from, with a comment at the place of each finding.

    A finding whose place is not found again in the file stands at the file's first words, with its quote. Raises
    ``SettingsError`` for a ``ui`` that there are no words for.
    """
    words = wording.for_reader(ui, report.lang)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        members = archive.infolist()
    main = _target(parts, "_rels/.rels", "/officeDocument", "")
    body = Body(_parsed(parts[main]), report.text)
    folder, name = posixpath.split(main)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    notes = _linked(parts, links, folder) or _linked_anew(parts, links, folder)
    comments = _parsed(parts[notes]) if notes in parts else etree.Element(f"{W}comments", nsmap={"w": _WORD})
    first = 1 + max((int(one.get(f"{W}id", "0")) for one in comments), default=-1)
    for number, finding in enumerate(found, first):
        placed = body.mark(number, finding.start, finding.end)
        comments.append(_comment(number, finding, report, placed, words))
    parts[main], parts[notes] = _dumped(body.root), _dumped(comments)
    return _packed(parts, members)


def _comment(number: int, finding: Finding, report: Report, placed: bool, words: Words) -> Any:
    comment = etree.Element(f"{W}comment", {f"{W}id": str(number), f"{W}author": "reportdiff", f"{W}initials": "rd"})
    told = [words.line["status_facets"].format(status=f"{finding.rule} {finding.name}", facets=words.severity[finding.severity]), finding.message]
    if not placed and finding.quote:
        told.append(f"“{finding.quote}”")
    for one in finding.related:
        other = "" if one.report == report.source else words.line["quoted_cell"].format(place=clean(PurePath(one.report).name))
        told.append(f"→ {other}“{one.quote}”")
    for line in told:
        text = etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r"), f"{W}t")
        text.text = xml(line)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return comment


def _target(parts: dict[str, bytes], links: str, kind: str, folder: str) -> str:
    """The part that a list of relationships names for a kind; ``""`` where there is none."""
    if links not in parts:
        return ""
    for link in _parsed(parts[links]):
        if str(link.get("Type", "")).endswith(kind) and link.get("TargetMode") != "External":
            target = str(link.get("Target", ""))
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return ""


def _linked(parts: dict[str, bytes], links: str, folder: str) -> str:
    target = _target(parts, links, "/comments", folder)
    return target if target in parts else ""


def _linked_anew(parts: dict[str, bytes], links: str, folder: str) -> str:
    """The name of a new part for comments, with its relationship and its type written into the file."""
    name = next(one for one in _names() if posixpath.join(folder, one) not in parts)
    part = posixpath.join(folder, name)
    listed = _parsed(parts[links]) if links in parts else etree.Element(f"{_RELATED}Relationships")
    taken = {link.get("Id") for link in listed}
    mark = next(f"rIdComments{number}" for number in range(len(taken) + 1) if f"rIdComments{number}" not in taken)
    link = {"Id": mark, "Type": f"{_OFFICE}/comments", "Target": name}
    etree.SubElement(listed, f"{_RELATED}Relationship", link)
    types = _parsed(parts[_CONTENT_TYPES])
    etree.SubElement(types, f"{_TYPES}Override", {"PartName": f"/{part}", "ContentType": _COMMENTS_TYPE})
    parts[links], parts[_CONTENT_TYPES] = _dumped(listed), _dumped(types)
    return part


def _names() -> Any:
    yield "comments.xml"
    yield from (f"comments{number}.xml" for number in range(1, 1_000_000))


def _parsed(part: bytes) -> Any:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _dumped(root: Any) -> bytes:
    dumped: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return dumped


def _packed(parts: dict[str, bytes], members: Sequence[zipfile.ZipInfo]) -> bytes:
    """The archive again: its parts in their order with their dates, then the new ones."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        old = {member.filename for member in members}
        for member in members:
            kept = zipfile.ZipInfo(member.filename, member.date_time)
            kept.compress_type = zipfile.ZIP_DEFLATED
            kept.external_attr = member.external_attr
            archive.writestr(kept, parts[member.filename])
        for name in parts:
            if name not in old:
                new = zipfile.ZipInfo(name, _DAY)
                new.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(new, parts[name])
    return packed.getvalue()
