"""Tables of research requests."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from joinedup.casework.panels.shown import moment
from joinedup.casework.research.queries import RequestLine
from joinedup.casework.research.rules import COLOURS, SHORT
from joinedup.kit.tables import Column, Table


def requests_table(partnership: str, found: Sequence[RequestLine], *, answering: bool = False) -> Table:
    """Requests with how they stand; to be answered by one's own agency, or to be chased."""
    who = [] if answering else [Column("agency", "Agency")]
    chased = [
        Column(
            "chased",
            "Chased",
            value=lambda r: f"{r.chased} times, last {moment(r.chased_at)}" if r.chased_at else "Not yet",
        )
    ]
    return Table(
        "Research requests",
        [
            Column("about", "About"), *who, Column("due", "Due", value=lambda r: moment(r.due_at)),
            Column("state", "Answer", kind="tag", value=lambda r: SHORT[r.state], colour=lambda r: COLOURS[r.state]),
            *([] if answering else chased),
        ],
        found, noun=("request", "requests"), caption_hidden=True,
        empty="Nothing is asked of your agency that waits for an answer." if answering else "Every agency has answered.",
        row_link=lambda r: reverse("panels:reply", args=[partnership, r.id]),
    )  # fmt: skip


def replies_table(partnership: str, found: Sequence[RequestLine]) -> Table:
    """What each agency answered about a case."""

    def said(line: RequestLine) -> str:
        return "\n".join(
            f"{reply.text} ({f'told by {reply.by_telephone}, ' if reply.by_telephone else ''}{reply.by}, {moment(reply.at)})".strip()
            for reply in line.replies
        )

    return Table(
        "What agencies hold",
        [
            Column("agency", "Agency"),
            Column("state", "Answer", kind="tag", value=lambda r: SHORT[r.state], colour=lambda r: COLOURS[r.state]),
            Column("said", "What they said", value=said), Column("due", "Due", value=lambda r: moment(r.due_at)),
        ],
        found, noun=("agency", "agencies"), caption_hidden=True, empty="No agency was asked yet.",
        row_link=lambda r: reverse("panels:reply", args=[partnership, r.id]),
    )  # fmt: skip
