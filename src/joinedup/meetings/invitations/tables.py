"""Who was asked, as a table."""

from __future__ import annotations

from django.urls import reverse

from joinedup.kit.tables import Column, Table
from joinedup.meetings.attendance.rules import ACCEPTED, DECLINED, INVITED
from joinedup.meetings.invitations.queries import AskedSeat

COLOURS = {INVITED: "yellow", ACCEPTED: "green", DECLINED: "grey"}


def asked_table(partnership: str, rows: list[AskedSeat]) -> Table:
    """Each seat that was asked: how, what it answered, and the way to send it a link."""
    return Table(
        "Who was asked",
        [
            Column("label", "Seat"),
            Column("how", "How"),
            Column("answer", "Answer", kind="tag", colour=lambda a: COLOURS[a.state]),
            Column("reason", "Reason given", lambda a: a.reason or "", spare=True),
            Column("answered_at", "When", kind="moment"),
            Column("through", "Through", lambda a: "an e-mailed link" if a.by_link else "", spare=True),
            Column(
                "send", "Link by e-mail", lambda a: "Send a link" if a.may_send else "", page_only=True,
                link=lambda a: reverse("meetings:send_invitation_link", args=[partnership, a.id]) if a.may_send else None,
            ),
        ],
        rows, noun=("seat", "seats"), empty="Nobody is invited yet.", caption_hidden=True,
        exports=("xlsx", "csv", "docx"),
    )  # fmt: skip
