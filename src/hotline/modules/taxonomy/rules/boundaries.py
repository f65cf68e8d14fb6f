"""Boundaries of administrative divisions (行政区划边界) as a city supplies them: GeoJSON, read and checked.

None come with the platform: maps of the country need an approval (审图号) that the city's own surveyors hold.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hotline.modules.taxonomy.errors import (
    BoundariesOutsideTheCountry,
    BoundariesTooDetailed,
    BoundariesUnreadable,
    BoundaryBroken,
    BoundaryOfNoDivision,
    BoundaryTwice,
)

MOST_POINTS = 100_000
# Degrees of longitude and latitude of China with its islands.
_LONGITUDES, _LATITUDES = (73.0, 136.0), (3.0, 54.0)
# Five places are about a metre.
_PLACES = 5
_CODE_NAMES = ("code", "division_code", "adcode", "gb", "xzqdm", "id")
_NAME_NAMES = ("name", "xzqmc", "名称")
_CLOSED_RING = 4

# Longitude and latitude in degrees, CGCS2000 or WGS 84.
Point = tuple[float, float]
Ring = tuple[Point, ...]
# The outline, then the holes in it.
Polygon = tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class DivisionName:
    """A division as a boundary may name it. The level is 1 for the city, 2 for districts, 3 for townships."""

    code: str
    name: str
    level: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The boundary of a division."""

    code: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Every boundary of a file, and the divisions below the city for which it has none."""

    shapes: tuple[Shape, ...]
    missing: tuple[DivisionName, ...]

    @property
    def point_count(self) -> int:
        """How many points all boundaries have together."""
        return sum(len(ring) for shape in self.shapes for polygon in shape.polygons for ring in polygon)


def read_boundaries(text: str, divisions: Sequence[DivisionName]) -> Boundaries:
    """The boundaries in a GeoJSON text, each found by the division's code or, where it is the only one, its name."""
    by_code = {_significant(each.code): each for each in divisions}
    by_name = _unique_names(divisions)
    shapes: dict[str, Shape] = {}
    points = 0
    for number, feature in enumerate(_features(text), 1):
        division = _division_of(feature, number, by_code, by_name)
        if division.code in shapes:
            raise BoundaryTwice(field="file", division=division.name)
        shape = Shape(division.code, _polygons(feature.get("geometry"), division.name))
        shapes[division.code] = shape
        points += Boundaries((shape,), ()).point_count
        if points > MOST_POINTS:
            raise BoundariesTooDetailed(field="file", most=MOST_POINTS)
    if not shapes:
        raise BoundariesUnreadable(field="file", reason_zh="文件中没有任何要素", reason_en="it has no features")
    missing = tuple(each for each in divisions if each.level > 1 and each.code not in shapes)
    return Boundaries(tuple(shapes[code] for code in sorted(shapes)), missing)


def _features(text: str) -> Iterator[Mapping[str, object]]:
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BoundariesUnreadable(field="file", reason_zh="不是有效的 JSON", reason_en="it is not JSON") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
        raise BoundariesUnreadable(
            field="file", reason_zh="不是 FeatureCollection", reason_en="it is not a FeatureCollection"
        )
    yield from features


def _unique_names(divisions: Sequence[DivisionName]) -> dict[str, DivisionName]:
    found: dict[str, DivisionName | None] = {}
    for each in divisions:
        found[each.name] = None if each.name in found else each
    return {name: each for name, each in found.items() if each is not None}


def _division_of(
    feature: Mapping[str, object], number: int, by_code: Mapping[str, DivisionName], by_name: Mapping[str, DivisionName]
) -> DivisionName:
    properties = feature.get("properties")
    told = {str(key).lower(): str(value).strip() for key, value in _items(properties) if value is not None}
    codes = [told[name] for name in _CODE_NAMES if told.get(name)] + [str(feature.get("id") or "")]
    for code in codes:
        if _significant(code) in by_code:
            return by_code[_significant(code)]
    names = [told[name] for name in _NAME_NAMES if told.get(name)]
    for name in names:
        if name in by_name:
            return by_name[name]
    raise BoundaryOfNoDivision(field="file", number=number, told=" ".join([*names, *filter(None, codes)]) or "—")


def _items(properties: object) -> Iterator[tuple[object, object]]:
    if isinstance(properties, dict):
        yield from properties.items()


def _significant(code: str) -> str:
    """Official codes are written with 6, 9 or 12 digits: what is behind the last level is zeros, two for each."""
    digits = code.strip().removeprefix("156")
    while len(digits) > len("610000") and digits.endswith("000"):
        digits = digits[:-3]
    return digits


def _polygons(geometry: object, name: str) -> tuple[Polygon, ...]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(coordinates, list) or not coordinates:
        raise BoundaryBroken(
            field="file", division=name, reason_zh="不是面（Polygon 或 MultiPolygon）", reason_en="it is no polygon"
        )
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return tuple(_polygon(each, name) for each in polygons)


def _polygon(rings: object, name: str) -> Polygon:
    if not isinstance(rings, list) or not rings:
        raise BoundaryBroken(field="file", division=name, reason_zh="有一个面是空的", reason_en="a polygon is empty")
    return tuple(_ring(each, name) for each in rings)


def _ring(points: object, name: str) -> Ring:
    if not isinstance(points, list) or len(points) < _CLOSED_RING or points[0] != points[-1]:
        raise BoundaryBroken(
            field="file",
            division=name,
            reason_zh="有一条边界线没有闭合（首尾应为同一点，至少四个点）",
            reason_en="a line is not closed (the same first and last point, four points at least)",
        )
    found: list[Point] = []
    for point in points:
        rounded = _point(point, name)
        # Points nearer than a metre to the one before say nothing.
        if not found or rounded != found[-1]:
            found.append(rounded)
    return tuple(found)


def _point(point: object, name: str) -> Point:
    if not isinstance(point, list) or len(point) < len(("longitude", "latitude")):
        raise BoundaryBroken(
            field="file", division=name, reason_zh="有的点不是坐标", reason_en="a point is no position"
        )
    longitude, latitude = point[0], point[1]
    if not isinstance(longitude, int | float) or not isinstance(latitude, int | float):
        raise BoundaryBroken(field="file", division=name, reason_zh="有的坐标不是数字", reason_en="it is no number")
    is_inside = _LONGITUDES[0] <= longitude <= _LONGITUDES[1] and _LATITUDES[0] <= latitude <= _LATITUDES[1]
    if not is_inside:
        raise BoundariesOutsideTheCountry(field="file", division=name, place=f"{longitude}, {latitude}")
    return round(float(longitude), _PLACES), round(float(latitude), _PLACES)
