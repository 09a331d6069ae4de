"""What pages of kinds of referral show, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.urls import reverse

from joinedup.casework.panel_kinds.shown import agencies, version_columns
from joinedup.casework.referral_kinds.queries import VersionLine
from joinedup.casework.referrals.rules import Kind
from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.clocks import all_clocks, find_clock

COLOURS = {"Our own": "blue", "Settled by us": "green", "As it comes": "grey"}


def kinds_table(partnership: str, found: Sequence[Kind], whose: Callable[[Kind], str]) -> Table:
    """The kinds of referral of a partnership."""
    return Table(
        "Kinds of referral",
        [
            Column("label", "Kind"),
            Column("to", "Goes to", value=_goes_to),
            Column("whose", "Whose", kind="tag", value=whose, colour=COLOURS),
            Column("by", "Approved by", value=lambda x: x.set_by or "It comes with the program"),
        ],
        found, noun=("kind", "kinds"), caption_hidden=True, empty="There is none.",
        row_link=lambda x: reverse("casework:referral_kind", args=[partnership, x.key]),
    )  # fmt: skip


def kind_facts(kind: Kind) -> list[Fact]:
    """What a kind of referral says of itself, with its source and what is doubtful."""
    return [
        Fact("Who decides", kind.decides), Fact("Goes to", _goes_to(kind)), Fact("By when", _by_when(kind)),
        Fact("Consent", kind.consent), Fact("Without consent", "It may not be sent" if kind.consent_needed else "It may be sent, with why"),
        Fact("What is asked", "\n".join(f"{one.label}{'' if one.required else ' (if known)'}" for one in kind.fields)),
        Fact("Source", kind.source), *([Fact("Approved by", kind.set_by)] if kind.set_by else []),
        *([Fact("In doubt", kind.doubt)] if kind.doubt else []),
    ]  # fmt: skip


def versions_table(partnership: str, found: Sequence[VersionLine], *, may_edit: bool) -> Table:
    """Every version that the partnership settled, the newest first."""
    end = (lambda x: reverse("casework:end_referral_kind", args=[partnership, x.id])) if may_edit else None
    empty = "This partnership settled nothing of it: what comes with the program holds."
    return Table("What this partnership settled", version_columns(end), found, empty=empty)


def _goes_to(kind: Kind) -> str:
    return agencies(kind.agency_kinds) or "Every desk that takes it"


def _by_when(kind: Kind) -> str:
    if kind.within:
        return f"Within {kind.within} working days of when it was received"
    return find_clock(kind.decide, all_clocks()).limit.capitalize() if kind.decide else "No limit is known"
