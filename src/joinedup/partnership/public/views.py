"""The public pages: readable signed out, without a script, on paper; never the name of a person."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from joinedup.kit.answers import page, taken_away
from joinedup.kit.tables import Column, Table
from joinedup.kit.trees import Node, TreeChart
from joinedup.partnership.groups.rules import Branch
from joinedup.partnership.public import queries
from joinedup.partnership.rules import unknown


@login_not_required
def published(request: HttpRequest) -> HttpResponse:
    """The partnerships that publish their arrangements here."""
    return page(request, "partnership/public_list.html", partnerships=queries.published_partnerships(on=_today()))


@login_not_required
def arrangements(request: HttpRequest, key: str) -> HttpResponse:
    """One partnership's arrangements: structure, members by organisation and post, duties."""
    found = queries.published_arrangements(key, on=_today())
    blank = unknown(found.line.provenance)
    members = [_member(name, list(seats)) for name, seats in groupby(found.seats, key=lambda s: s.agency)]
    inferred = any(g.line_inferred for g in found.groups.values())
    chart = TreeChart(
        f"Structure of {found.line.name}", [_node(found, branch, blank) for branch in found.branches],
        says="A dashed frame: whom the group reports to is inferred, because the source does not say it in words."
        if inferred else "",
    )  # fmt: skip
    duties, groups = _duty_table(found, blank), _group_table(found, blank)
    if file := taken_away(request, f"{key}-published", duties, groups, whose=found.line.name):
        return file
    return page(
        request, "partnership/public_page.html", found=found, members=members, chart=chart, today=_today(),
        duties=duties, groups=groups,
    )  # fmt: skip


def _member(name: str, seats: list[queries.PublicSeat]) -> dict[str, Any]:
    sources = sorted({seat.source for seat in seats if seat.source})
    return {"name": name or "Not of an agency", "seats": seats, "sources": ", ".join(sources)}


def _group_table(found: queries.Arrangements, blank: str) -> Table:
    return Table(
        "Groups",
        [
            Column("name", "Group"), Column("kind", "Kind"),
            Column("meets", "Meets", value=lambda g: g.meets or blank),
            Column("chair", "Chaired by", value=lambda g: g.chair or blank),
            Column("purpose", "What it is for", value=lambda g: g.purpose or blank),
            Column("source", "Source", value=lambda g: g.source or "The partnership"),
        ],
        list(found.groups.values()), empty=blank, key="groups", exports=("xlsx", "docx", "csv"),
    )  # fmt: skip


def _duty_table(found: queries.Arrangements, blank: str) -> Table:
    return Table(
        "Statutory duties",
        [
            Column("text", "What the law requires"), Column("regime", "Regime"),
            Column("legislation", "Legislation", value=lambda d: d.legislation or blank),
            Column("source", "Source", value=lambda d: d.source or "The partnership"),
        ],
        list(found.duties), empty=blank, key="duties", exports=("xlsx", "docx", "csv"),
    )  # fmt: skip


def _node(found: queries.Arrangements, branch: Branch, blank: str) -> Node:
    one = found.groups[branch.key]  # type: ignore[index]
    caption = ", ".join(w for w in (one.kind, one.meets) if w)
    return Node(one.name, caption, "", [_node(found, below, blank) for below in branch.branches], one.line_inferred)


def _today() -> date:
    return timezone.localdate()
