"""Who was asked to agree, as a table."""

from __future__ import annotations

from django.urls import reverse

from joinedup.kit.tables import Column, Table
from joinedup.meetings.agreements.queries import AskedSeat


def requests_table(partnership: str, rows: list[AskedSeat]) -> Table | None:
    """Each seat that was asked and how, with the way to send it a link; nothing where nobody was asked."""
    if not rows:
        return None
    return Table(
        "Who was asked, and how",
        [
            Column("label", "Seat"),
            Column("how", "How"),
            Column(
                "send", "Link by e-mail", lambda a: "Send a link" if a.may_send else "", page_only=True,
                link=lambda a: reverse("meetings:send_agreement_link", args=[partnership, a.id]) if a.may_send else None,
            ),
        ],
        rows, key="asked", exports=("xlsx", "csv", "docx"),
    )  # fmt: skip
