"""Word files made by hand for the tests: just the parts that a test is about."""

from __future__ import annotations

import io
import zipfile

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word(body: str, *, styles: str = "", numbering: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A .docx with this body, these styles and numbering definitions (all without their root elements)."""
    parts = {"document": f"<w:document {_NS}><w:body>{body}</w:body></w:document>"}
    if styles:
        parts["styles"] = f"<w:styles {_NS}>{styles}</w:styles>"
    if numbering:
        parts["numbering"] = f"<w:numbering {_NS}>{numbering}</w:numbering>"
    kinds = {name: "document.main" if name == "document" else name for name in parts}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_REL}/{name}" Target="{name}.xml"/>' for name in parts if name != "document"
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="d" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        **{f"word/{name}.xml": xml for name, xml in parts.items()},
    }
    return zipped({**{name: xml.encode() for name, xml in files.items()}, **(extra or {})})


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph with automatic numbering."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(place: int, form: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def listing(*levels: str, number: int = 1, override: str = "", abstract: int | None = None) -> str:
    """A list of its own with its numbering, or another numbering of the list `abstract`."""
    name = number if abstract is None else abstract
    made = "" if abstract is not None else f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'
    return f'{made}<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{override}</w:num>'


def table(*rows: str) -> str:
    """A table of these rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """A cell of these paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, paragraphs)) or p('')}</w:tc>"
