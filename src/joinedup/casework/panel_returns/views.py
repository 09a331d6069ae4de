"""The quarterly return as a page and as files."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from joinedup.casework.panel_returns import forms, queries
from joinedup.casework.panel_returns.commands import count_quarter
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import get_panel
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page
from joinedup.kit.tables import Column, Table
from joinedup.people.exports.door import table_of_counts
from joinedup.people.settings.queries import kept_back_below
from joinedup_core.calendar import day_in_words


def quarterly(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """A quarter in numbers: exact for the national body, with small numbers kept back for boards."""
    found = get_panel(request.actor, partnership, panel_id)
    if not found.kind.returns:
        raise NotFound("no return of this kind")
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, found), ("Quarterly return", ""))
    offered = queries.quarters(framed["today"])
    chosen = request.GET.get("quarter", "")
    quarter = chosen if chosen in dict(offered) else offered[0][0]
    made = count_quarter(
        request.actor, panel_id, quarter=quarter, below=kept_back_below(partnership, on=framed["today"])
    )
    tables = {"national": _national(made), "boards": _boards(made)}
    if (fmt := request.GET.get("format")) and (which := request.GET.get("of", "national")) in tables:
        return table_of_counts(request, tables[which], fmt=fmt, name=f"return-{which}-{quarter}")
    form = forms.QuarterForm({"quarter": quarter}, choices={"quarter": offered})
    told = {"panel": found, "filter_form": form, "quarter": quarter, "words": dict(offered)[quarter]}
    return page(request, "casework/panel_return.html", **tables, **told, **framed)


def _national(made: queries.Return) -> Table:
    """Every figure by meeting, and all together."""
    days: list[Any] = [
        Column(f"m{n}", day_in_words(day), numeric=True, value=lambda row, figures=figures: figures.get(row, 0))
        for n, (day, figures) in enumerate(made.meetings)
    ]
    return Table(
        "For the national return",
        [
            Column("figure", "Figure", value=queries.label), *days,
            Column("total", "Quarter", numeric=True, value=lambda row: made.total[row]),
        ],
        list(made.total), noun=("figure", "figures"),
    )  # fmt: skip


def _boards(made: queries.Return) -> Table:
    """The quarter with small numbers kept back."""
    return Table(
        "For boards",
        [
            Column("figure", "Figure", value=queries.label),
            Column("number", "Quarter", value=lambda row: "Kept back" if made.boards[row] is None else str(made.boards[row])),
        ],
        list(made.boards), noun=("figure", "figures"),
    )  # fmt: skip
