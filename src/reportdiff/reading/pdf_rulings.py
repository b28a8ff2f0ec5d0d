"""The rulings of a PDF page: straight lines, thin boxes and the edges of filled boxes, in points from the lower left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]

_THIN = 3.0  # a filled box that is no thicker is a line
_SHORT = 4.0  # and no line is shorter than this
_STRAIGHT = 1.0  # how far the ends of a straight line may be off
_SAME_PLACE = 2.0  # lines no farther from one another are one line
_GAP = 2.5  # and pieces of a line with no more between them
_MOST_OBJECTS = 20_000  # a page with more drawn objects is a map or a drawing
_DEEP = 6  # how deep forms are followed into one another
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line across (``along`` is x) or down (``along`` is y): where it runs, from where to where.

    ``drawn`` is false for the edge of a filled box, which separates only by its colour.
    """

    at: float
    first: float
    last: float
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Rulings:
    """The lines of a page, those across by height and those down by distance from the left."""

    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]


def rulings_of(page: PdfPage) -> Rulings:
    """The rulings of a page. PDFium's lock must be held."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    width, height = page.get_size()
    left, bottom = page.get_bbox()[:2]
    gathered = _Gathered(pdfium, width, height, left, bottom)
    for handle, place in _paths(pdfium, page.raw):
        gathered.path(handle, place)
    return Rulings(tuple(_joined(gathered.across)), tuple(_joined(gathered.down)))


# a, b, c, d, e, f of x' = a x + c y + e, y' = b x + d y + f
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _paths(pdfium: Any, page: Any) -> Iterator[tuple[Any, _Matrix]]:
    """The paths of a page, those in forms too, each with what it is placed by."""
    left = _MOST_OBJECTS
    waiting: list[tuple[Any, _Matrix, int]] = []
    for at in range(min(pdfium.FPDFPage_CountObjects(page), left)):
        waiting.append((pdfium.FPDFPage_GetObject(page, at), _SAME, 0))
    while waiting and left:
        handle, around, depth = waiting.pop()
        left -= 1
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield handle, _times(_matrix(pdfium, handle), around)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            inner = _times(_matrix(pdfium, handle), around)
            for at in range(min(pdfium.FPDFFormObj_CountObjects(handle), left)):
                waiting.append((pdfium.FPDFFormObj_GetObject(handle, at), inner, depth + 1))


def _matrix(pdfium: Any, handle: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


class _Gathered:
    """The lines of a page as they are met."""

    def __init__(self, pdfium: Any, width: float, height: float, left: float, bottom: float) -> None:
        self._pdfium = pdfium
        self._width, self._height = width, height
        self._left, self._bottom = left, bottom
        self.across: list[Ruling] = []
        self.down: list[Ruling] = []
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def path(self, handle: Any, place: _Matrix) -> None:
        """The straight lines of a path that is seen."""
        stroked, filled = self._seen(handle)
        if not (stroked or filled):
            return
        for corners in self._figures(handle, place):
            self._figure(corners, stroked, filled)

    def _seen(self, handle: Any) -> tuple[bool, bool]:
        pdfium = self._pdfium
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroke)):
            return False, False
        filled = mode.value != pdfium.FPDF_FILLMODE_NONE and self._inked(pdfium.FPDFPageObj_GetFillColor, handle, white=False)
        stroked = bool(stroke.value) and self._inked(pdfium.FPDFPageObj_GetStrokeColor, handle, white=True)
        return stroked, filled

    def _inked(self, colour_of: Any, handle: Any, *, white: bool) -> bool:
        """Whether a colour is seen; white lines part coloured cells, white boxes are nothing."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not colour_of(handle, *(ctypes.byref(part) for part in (red, green, blue, alpha))):
            return True
        return alpha.value > 0 and (white or min(red.value, green.value, blue.value) < _WHITE)

    def _figures(self, handle: Any, place: _Matrix) -> Iterator[list[tuple[float, float]]]:
        """The figures of a path, each as its corners; one with a curve is left out."""
        pdfium = self._pdfium
        a, b, c, d, e, f = place
        corners: list[tuple[float, float]] = []
        curved = False
        for at in range(min(pdfium.FPDFPath_CountSegments(handle), _MOST_OBJECTS)):
            segment = pdfium.FPDFPath_GetPathSegment(handle, at)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(self._x), ctypes.byref(self._y))
            x, y = self._x.value, self._y.value
            point = a * x + c * y + e, b * x + d * y + f
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(corners) > 1 and not curved:
                    yield corners
                corners, curved = [point], False
            else:
                curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
                corners.append(point)
                if pdfium.FPDFPathSegment_GetClose(segment) and corners:
                    corners.append(corners[0])
        if len(corners) > 1 and not curved:
            yield corners

    def _figure(self, corners: list[tuple[float, float]], stroked: bool, filled: bool) -> None:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        if not stroked:
            if right - left <= _THIN and top - bottom >= _SHORT:
                self._add((left + right) / 2, bottom, (left + right) / 2, top)
            elif top - bottom <= _THIN and right - left >= _SHORT:
                self._add(left, (bottom + top) / 2, right, (bottom + top) / 2)
            elif filled and _is_box(corners) and (right - left) * (top - bottom) < 0.5 * self._width * self._height:
                for x0, y0, x1, y1 in ((left, bottom, right, bottom), (left, top, right, top), (left, bottom, left, top), (right, bottom, right, top)):
                    self._add(x0, y0, x1, y1, drawn=False)
            return
        for (x0, y0), (x1, y1) in pairwise(corners):
            self._add(x0, y0, x1, y1)

    def _add(self, x0: float, y0: float, x1: float, y1: float, *, drawn: bool = True) -> None:
        if abs(y1 - y0) <= _STRAIGHT and abs(x1 - x0) >= _SHORT:
            self.across.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1), drawn))
        elif abs(x1 - x0) <= _STRAIGHT and abs(y1 - y0) >= _SHORT:
            self.down.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1), drawn))


def _is_box(corners: list[tuple[float, float]]) -> bool:
    return len(corners) in (4, 5) and all(
        abs(x0 - x1) <= _STRAIGHT or abs(y0 - y1) <= _STRAIGHT for (x0, y0), (x1, y1) in pairwise(corners)
    )


def _joined(lines: list[Ruling]) -> list[Ruling]:
    """Lines that run on into one another, or lie over one another, as one; from the lowest up, or from the left."""
    rows: list[list[Ruling]] = []
    for line in sorted(lines, key=lambda one: one.at):
        if rows and line.at - rows[-1][0].at <= _SAME_PLACE:
            rows[-1].append(line)
        else:
            rows.append([line])
    made: list[Ruling] = []
    for row in rows:
        begun = len(made)
        for line in sorted(row, key=lambda one: one.first):
            last = made[-1] if len(made) > begun else None
            if last and line.first <= last.last + _GAP:
                made[-1] = Ruling(last.at, last.first, max(last.last, line.last), last.drawn or line.drawn)
            else:
                made.append(line)
    return made
