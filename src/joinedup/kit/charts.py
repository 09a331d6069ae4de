"""Pictures of numbers and structures, laid out without Django: templates only draw what these values say.

Bars and spans are shares of a width (per cent), so that they fit any screen and their words stay text. Lines and trees
have a size of their own and scroll inside a region where the screen is narrower.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

INKS = ("#0b6b6f", "#b3541e", "#5a3d8a", "#3d4f58")
DASHES = ("", "8 4", "2 4", "10 3 2 3")
MARKS = ("circle", "square", "triangle", "diamond")


@dataclass(frozen=True)
class Bar:
    """One bar: what, how much, perhaps a word about it and the list it counts."""

    label: str
    value: float
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class BarChart:
    """Bars from zero. `says` is the conclusion in a sentence; `target` draws a line across."""

    title: str
    bars: Sequence[Bar]
    unit: str = ""
    says: str = ""
    target: float | None = None
    top: float | None = None
    kind: str = "Item"

    @property
    def full(self) -> float:
        """What the whole width stands for."""
        return max([self.top or 0, self.target or 0, *(bar.value for bar in self.bars)]) or 1

    def share(self, value: float) -> float:
        """How much of the width a value takes, in per cent."""
        return round(100 * max(0, value) / self.full, 2)

    def rows(self) -> list[tuple[Bar, float, str]]:
        """Each bar with its share of the width and its value in words."""
        return [(bar, self.share(bar.value), number(bar.value)) for bar in self.bars]

    @property
    def target_share(self) -> float | None:
        """Where the target's line stands, in per cent."""
        return None if self.target is None else self.share(self.target)

    @property
    def target_words(self) -> str:
        """The target as a reader writes it."""
        return "" if self.target is None else number(self.target)


@dataclass(frozen=True)
class Slice:
    """One part of a stacked bar, as it is drawn."""

    name: str
    value: float
    start: float
    share: float
    place: int


@dataclass(frozen=True)
class StackedChart:
    """Bars in parts: attended, sent a deputy, gave apology, absent. `rows` are (label, values) in the parts' order."""

    title: str
    parts: Sequence[str]
    rows: Sequence[tuple[str, Sequence[float]]]
    says: str = ""
    kind: str = "Item"
    of_hundred: bool = True

    def __post_init__(self) -> None:
        if len(self.parts) > len(INKS):
            raise ValueError(f"A stacked chart has at most {len(INKS)} parts; this has {len(self.parts)}")
        for label, values in self.rows:
            if len(values) != len(self.parts):
                raise ValueError(f"{label!r} has {len(values)} values for {len(self.parts)} parts")

    def lines(self) -> Iterator[tuple[str, list[Slice]]]:
        """Each row's slices, end to end."""
        widest = max((sum(values) for _, values in self.rows), default=0) or 1
        for label, values in self.rows:
            whole = (sum(values) or 1) if self.of_hundred else widest
            start, slices = 0.0, []
            for place, (name, value) in enumerate(zip(self.parts, values, strict=True)):
                share = 100 * max(0, value) / whole
                slices.append(Slice(name, value, round(start, 2), round(share, 2), place))
                start += share
            yield label, slices


@dataclass(frozen=True)
class Span:
    """Something that lasts: from a day to a day (None: still going on)."""

    label: str
    begins: date
    ends: date | None = None
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class SpanChart:
    """What was going on when, between two days; a line marks today if it is between them."""

    title: str
    begins: date
    ends: date
    spans: Sequence[Span]
    today: date | None = None
    says: str = ""
    kind: str = "Item"

    def at(self, day: date) -> float:
        """Where a day stands in the width, in per cent; days outside stand at the edge."""
        length = max(1, (self.ends - self.begins).days)
        return round(100 * min(length, max(0, (day - self.begins).days)) / length, 2)

    def rows(self) -> list[tuple[Span, float, float]]:
        """Each span with its start and its share of the width, never too thin to see."""
        found = []
        for span in self.spans:
            start = min(self.at(span.begins), 99.0)
            share = max(1.0, round(self.at(span.ends or self.ends) - start, 2))
            found.append((span, start, min(share, round(100 - start, 2))))
        return found

    @property
    def today_at(self) -> float | None:
        """Where today stands, if it is in the picture."""
        inside = self.today is not None and self.begins <= self.today <= self.ends
        return self.at(self.today) if inside and self.today else None


@dataclass(frozen=True)
class HeatCell:
    """One square: its score, its level in words, the colour that repeats the word, and what stands in it."""

    score: int
    level: str
    colour: str
    items: Sequence[Any] = ()

    def __post_init__(self) -> None:
        if self.colour not in HEAT:
            raise ValueError(f"A heat map has the colours {', '.join(HEAT)}, not {self.colour!r}")


HEAT = ("green", "yellow", "orange", "red", "grey")


@dataclass(frozen=True)
class HeatMap:
    """A matrix, such as likelihood by impact. `down` and `across` are (value, label) pairs, lowest first."""

    title: str
    down_label: str
    down: Sequence[tuple[int, str]]
    across_label: str
    across: Sequence[tuple[int, str]]
    cells: Mapping[tuple[int, int], HeatCell]
    says: str = ""

    def rows(self) -> list[tuple[str, list[HeatCell]]]:
        """The rows from the top: the highest value first."""
        return [
            (f"{value} {label}", [self.cells[value, other] for other, _ in self.across])
            for value, label in reversed(self.down)
        ]


@dataclass(frozen=True)
class Series:
    """One line: its name and its values (None where nothing is known)."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True)
class Line:
    """One line as it is drawn."""

    series: Series
    path: str
    points: tuple[tuple[float, float, str], ...]
    ink: str
    dash: str
    mark: str
    label_y: float
    label_x: float


@dataclass(frozen=True)
class LineChart:
    """Values over time. Lines differ by dash and mark as well as colour, and are named where they end."""

    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    says: str = ""
    kind: str = "Period"
    width: int = 720
    height: int = 300
    left: int = field(default=52, repr=False)

    def __post_init__(self) -> None:
        if len(self.series) > len(INKS):
            raise ValueError(f"A line chart has at most {len(INKS)} lines; this has {len(self.series)}")
        for one in self.series:
            if len(one.values) != len(self.labels):
                raise ValueError(f"{one.name!r} has {len(one.values)} values for {len(self.labels)} labels")

    @property
    def right(self) -> float:
        """Where the drawing ends and the names of the lines begin."""
        return self.width - 20 - max((text_width(one.name, 14) for one in self.series), default=0)

    @property
    def bottom(self) -> int:
        """Where zero is."""
        return self.height - 38

    def ticks(self) -> list[tuple[float, str]]:
        """Round values up the side, each with its height."""
        return [(self.y(value), number(value)) for value in self.steps()]

    def steps(self) -> list[float]:
        """Round values from zero to above the highest."""
        known = [value for one in self.series for value in one.values if value is not None]
        return round_steps(max(known, default=0), all(float(value).is_integer() for value in known))

    def y(self, value: float) -> float:
        """The height of a value."""
        return round(self.bottom - (self.bottom - 16) * value / self.steps()[-1], 1)

    def x(self, place: int) -> float:
        """How far along a period is."""
        return round(self.left + 8 + (self.right - self.left - 24) * place / max(1, len(self.labels) - 1), 1)

    def periods(self) -> list[tuple[float, str]]:
        """The names along the bottom, thinned so that they do not touch."""
        widest = max((text_width(label, 13) for label in self.labels), default=0) + 14
        every = max(1, -(-int(widest * len(self.labels)) // max(1, int(self.right - self.left))))
        return [(self.x(place), label) for place, label in enumerate(self.labels) if place % every == 0]

    def lines(self) -> list[Line]:
        """The lines, with names pushed apart where they would touch."""
        drawn = []
        for place, one in enumerate(self.series):
            points = tuple((self.x(i), self.y(v), number(v)) for i, v in enumerate(one.values) if v is not None)
            end = points[-1] if points else (self.left, self.bottom, "")
            look = (INKS[place], DASHES[place], MARKS[place])
            drawn.append(Line(one, self.path(one), points, *look, label_y=end[1], label_x=end[0] + 12))
        heights = push_apart([line.label_y for line in drawn], 17)
        return [
            Line(d.series, d.path, d.points, d.ink, d.dash, d.mark, y + 5, d.label_x)
            for d, y in zip(drawn, heights, strict=True)
        ]

    def path(self, one: Series) -> str:
        """The path of a line, lifted over what is not known."""
        steps, lifted = [], True
        for place, value in enumerate(one.values):
            if value is not None:
                steps.append(f"{'M' if lifted else 'L'}{self.x(place)} {self.y(value)}")
            lifted = value is None
        return "".join(steps)

    def table(self) -> list[tuple[str, list[str]]]:
        """The same numbers, period by period."""
        return [
            (label, ["not known" if one.values[i] is None else number(one.values[i]) for one in self.series])
            for i, label in enumerate(self.labels)
        ]


def sparkline_points(values: Sequence[float], width: int = 110, height: int = 26) -> str:
    """The points of a small line between 3 and height-3, first to last."""
    low, high = min(values), max(values)
    reach, last = (high - low) or 1, max(1, len(values) - 1)
    return " ".join(
        f"{round(4 + (width - 8) * i / last, 1)},{round(height - 4 - (height - 8) * (v - low) / reach, 1)}"
        for i, v in enumerate(values)
    )


def round_steps(highest: float, whole: bool = True) -> list[float]:
    """Round values from zero to at least the highest, two to seven of them; whole numbers where asked."""
    if highest < 0.01:
        return [0, 1]
    size = 10.0 ** math.floor(math.log10(highest))
    step = next(step for step in (size / 5, size / 2, size, size * 2) if highest <= 6 * step)
    step = max(1.0, step) if whole else step
    return [round(step * i, 6) for i in range(math.ceil(highest / step - 1e-9) + 1)]


def push_apart(heights: Sequence[float], least: float) -> list[float]:
    """The heights moved down as little as needed to stand at least so far apart."""
    moved = list(heights)
    before: float | None = None
    for place in sorted(range(len(heights)), key=lambda i: heights[i]):
        if before is not None and moved[place] < before + least:
            moved[place] = before + least
        before = moved[place]
    return [round(y, 1) for y in moved]


def number(value: float | None) -> str:
    """A number as a reader writes it: 1,250 and 12.5."""
    if value is None:
        return ""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.1f}"


NARROW, WIDE = "fijlrtI.,:;'()[]!| -", "mwMWQOGD@%"


def text_width(text: str, size: float) -> float:
    """About how wide a text is in Arial; rather too much than too little."""
    return size * sum(0.36 if c in NARROW else 0.92 if c in WIDE else 0.72 if c.isupper() else 0.58 for c in text)
