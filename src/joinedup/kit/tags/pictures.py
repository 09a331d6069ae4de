"""Tags for pictures: drawn on the server as SVG or as tables with bars in them, always with the same in words."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from joinedup.kit.charts import (
    BarChart,
    HeatMap,
    LineChart,
    SpanChart,
    StackedChart,
    number,
    sparkline_points,
)
from joinedup.kit.parts import Link, escaped
from joinedup.kit.tables import in_words
from joinedup.kit.tags.library import register
from joinedup.kit.trees import TreeChart


def need(value: Any, kind: type, tag: str) -> str:
    """Say which tag got the wrong picture; otherwise give the picture's id."""
    if not isinstance(value, kind):
        raise TypeError(f"{{% {tag} %}} needs a {kind.__name__}, not {value!r}")
    title: str = value.title  # type: ignore[attr-defined]
    return "picture-" + "".join(c if c.isalnum() else "-" for c in title.lower())


@register.inclusion_tag("kit/pictures/bars.html")
def bar_chart(chart: BarChart) -> dict[str, Any]:
    """Bars from zero, in a table that also holds the numbers."""
    return {"chart": chart, "id": need(chart, BarChart, "bar_chart"), "rows": chart.rows()}


@register.inclusion_tag("kit/pictures/stacked.html")
def stacked_chart(chart: StackedChart) -> dict[str, Any]:
    """Bars in parts, each part with its own pattern, in a table that also holds the numbers."""
    name = need(chart, StackedChart, "stacked_chart")
    rows = [(label, slices, [number(s.value) for s in slices]) for label, slices in chart.lines()]
    return {"chart": chart, "id": name, "rows": rows, "parts": list(enumerate(chart.parts))}


@register.inclusion_tag("kit/pictures/spans.html")
def timeline_picture(chart: SpanChart) -> dict[str, Any]:
    """What was going on when, in a table that also holds the dates."""
    name = need(chart, SpanChart, "timeline_picture")
    rows = [(span, start, share, span_in_words(span)) for span, start, share in chart.rows()]
    return {"chart": chart, "id": name, "rows": rows, "begins": in_words(chart.begins), "ends": in_words(chart.ends)}


def span_in_words(span: Any) -> str:
    """From when to when."""
    return f"{in_words(span.begins)} to {in_words(span.ends) if span.ends else 'now'}"


@register.inclusion_tag("kit/pictures/lines.html")
def line_chart(chart: LineChart) -> dict[str, Any]:
    """Lines over time, with the same numbers in a table beneath."""
    name = need(chart, LineChart, "line_chart")
    return {"chart": chart, "id": name, "lines": chart.lines(), "ticks": chart.ticks(), "periods": chart.periods()}


@register.inclusion_tag("kit/pictures/sparkline.html")
def sparkline(values: Sequence[float], label: str) -> dict[str, Any]:
    """A small line in the text: `label` says what it shows; the first and last values are in its words."""
    if not values or not label:
        raise ValueError("{% sparkline %} needs values and a label")
    points = sparkline_points(values)
    says = f"{label}: from {number(values[0])} to {number(values[-1])}"
    return {"points": points, "end": points.split(" ")[-1].split(","), "says": says, "last": number(values[-1])}


@register.inclusion_tag("kit/pictures/heat.html")
def heat_map(grid: HeatMap) -> dict[str, Any]:
    """A matrix of scores, each square with its number and level in words, and links to what stands in it."""
    rows = [(label, [(cell, _standing(cell.items)) for cell in cells]) for label, cells in grid.rows()]
    return {"grid": grid, "id": need(grid, HeatMap, "heat_map"), "rows": rows}


def _standing(links: Sequence[Link]) -> SafeString:
    """What stands in a square, as the items of a list: a hundred and more in a register, so as HTML."""
    items = [
        f'<li><a href="{escaped(link.url)}">{escaped(link.label)}</a></li>' if link.url else f"<li>{escaped(link.label)}</li>"
        for link in links
    ]  # fmt: skip
    return mark_safe("".join(items))  # noqa: S308 (every value in it was escaped)


@register.inclusion_tag("kit/pictures/tree.html")
def tree_chart(tree: TreeChart) -> dict[str, Any]:
    """A structure chart, with the same as a list beneath."""
    picture = need(tree, TreeChart, "tree_chart")
    wide, narrow = tree.layout(), tree.narrow()
    return {
        "tree": tree, "id": picture, "edge": 4, "layout": wide, "narrow": narrow,
        "wide_when": " kit-tree--wide" if narrow else "",
    }  # fmt: skip
