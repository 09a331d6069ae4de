"""Pages of the activity record."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.foundation.listing import Listing
from joinedup.front.activity import queries
from joinedup.front.activity.forms import ActivityFilter
from joinedup.kit.answers import export_table, page
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership

MOST = 20_000
"""How many lines a file holds at most, the newest."""


def activity(request: HttpRequest, partnership: str) -> HttpResponse:
    """What was done at this partnership, in words, or as a file."""
    framed = _frame(request, partnership)
    who, kinds = queries.choices(request.actor, partnership)
    form = ActivityFilter(request.GET, choices={"who": who, "kind": kinds})
    fmt = request.GET.get("format")
    listing = Listing.from_request(request.GET, default="-at", per_page=MOST if fmt else 50)
    table = _table(queries.activity(request.actor, partnership, form.asked(), listing), with_note=bool(fmt))
    if fmt:
        return export_table(table, fmt, f"activity-{partnership}-{timezone.localdate()}", request=request, filters=form)
    return page(request, "front/activity/activity.html", table=table, filters=form, **framed)


@require_POST
def check(request: HttpRequest, partnership: str) -> HttpResponse:
    """Check the newest rows now, and say what was found."""
    framed = _frame(request, partnership)
    framed["crumbs"][-1:] = [
        ("Activity record", reverse("activity:activity", args=[partnership])), ("Is it as it was written?", ""),
    ]  # fmt: skip
    found = queries.check_newest(partnership)
    return page(request, "front/activity/check.html", check=found, **framed)


def _frame(request: HttpRequest, partnership: str) -> dict[str, Any]:
    """What both pages show; 404 for those who may not see the record, before anything else is looked at."""
    here = get_partnership(request.actor, partnership)
    queries.check_may_see(request.actor, partnership)
    first = (here.name, reverse("partnership:overview", args=[partnership]))
    return {"here": here, "crumbs": [first, ("Activity record", "")]}


def _table(rows: Any, *, with_note: bool) -> Table:
    title = Column("on", "On", value=lambda line: line.on.label if line.on else line.on_words,
                   link=lambda line: line.on.url if line.on else None)  # fmt: skip
    kind = [Column("on_words", "Kind of thing")] if with_note else []
    return Table(
        caption="Activity record", caption_hidden=True, rows=rows, noun=("entry", "entries"), exports=("xlsx", "csv", "docx"),
        empty="Nothing that matches is on record.",
        columns=[
            Column("at", "When", kind="moment", sort="at"),
            Column("who", "Who"),
            Column("agency", "Acting for"),
            Column("what", "What"),
            *kind,
            title,
            Column("outcome", "Outcome", kind="tag", colour=lambda line: line.colour),
            Column("more", "More"),
        ],
    )  # fmt: skip
