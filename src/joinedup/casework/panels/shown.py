"""What pages of panels show, made of the kit's parts, and the frame that they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.hearings.queries import HearingLine
from joinedup.casework.panel_cases.queries import PanelCaseLine, ReferralLine
from joinedup.casework.panel_cases.rules import REPEATS, STATES
from joinedup.casework.panel_kinds.shown import agencies, kind_words
from joinedup.casework.panels.queries import Member, PanelLine
from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership
from joinedup_core.calendar import day_in_words

Frame = dict[str, Any]
HEARING_STATES = {"planned": "To come", "invited": "To come", "held": "Held", "cancelled": "Cancelled"}


def frame(request: HttpRequest, partnership: str, *more: tuple[str, str]) -> Frame:
    """The way to a page and the partnership it is in; an outsider gets 404."""
    get_partnership(request.actor, partnership)  # type: ignore[attr-defined]
    way = [("Panels", reverse("panels:list", args=[partnership])), *more]
    return {"partnership": partnership, "crumbs": way, "today": timezone.localdate()}


def panel_crumb(partnership: str, panel: PanelLine) -> tuple[str, str]:
    """The panel's page in the way to a page below it."""
    return (panel.name, reverse("panels:panel", args=[partnership, panel.id]))


def before_crumbs(partnership: str, panel: PanelLine, panel_case_id: UUID) -> tuple[tuple[str, str], tuple[str, str]]:
    """The panel's page and that of a case before it, in the way to a page about the case."""
    case = ("Case before the panel", reverse("panels:before", args=[partnership, panel_case_id]))
    return panel_crumb(partnership, panel), case


def moment(at: Any) -> str:
    """A moment in words, in England's time."""
    local = timezone.localtime(at)
    return f"{local:%a} {day_in_words(local.date())}, {local:%H:%M}"


def clock_time(at: Any) -> str:
    """A time of day."""
    return f"{timezone.localtime(at):%H:%M}"


def panels_table(partnership: str, found: Sequence[PanelLine]) -> Table:
    """The panels of a partnership."""
    return Table(
        "Panels",
        [Column("name", "Panel"), Column("kind", "Kind", value=lambda p: p.kind.title)],
        found, noun=("panel", "panels"), caption_hidden=True,
        empty="There is no panel yet. The business manager makes one of a group of the kind “Panel”.",
        row_link=lambda p: reverse("panels:panel", args=[partnership, p.id]),
    )  # fmt: skip


def members_table(found: Sequence[Member]) -> Table:
    """Who sits on a panel, and whether its cases are given to them."""
    return Table(
        "Members",
        [
            Column("name", "Name", value=lambda m: f"{m.name} (deputy)" if m.deputy else m.name),
            Column("post", "Post", value=lambda m: f"{m.post} (coordinates)" if m.coordinates else m.post),
            Column("agency", "Agency", value=lambda m: m.agency or "None"),
            Column("signed", "Agreement holds until", value=lambda m: day_in_words(m.signed_until) if m.signed_until else "Not signed"),
            Column("given", "Is given cases", kind="tag", colour={"Yes": "green", "No": "orange"}, value=lambda m: "No" if m.missing else "Yes"),
            Column("missing", "Because", value=lambda m: "; ".join(m.missing).capitalize() if m.missing else ""),
        ],
        found, noun=("member", "members"), empty="Nobody sits on this panel yet: add seats to its group.", caption_hidden=True,
    )  # fmt: skip


def waiting_table(partnership: str, found: Sequence[ReferralLine], names: dict[str, str]) -> Table:
    """Referrals that wait for the coordinator."""
    return Table(
        "Referrals that wait",
        [
            Column("about", "About", value=lambda r: about(r, names)),
            Column("agency", "From"),
            Column("at", "Referred", value=lambda r: moment(r.at)),
            Column("urgent", "Urgent", kind="tag", colour={"Urgent": "red"}, value=lambda r: "Urgent" if r.urgent else ""),
        ],
        found, noun=("referral", "referrals"), empty="No referral waits.", caption_hidden=True,
        row_link=lambda r: reverse("panels:referral", args=[partnership, r.id]),
    )  # fmt: skip


def cases_table(partnership: str, found: Sequence[PanelCaseLine], caption: str, empty: str) -> Table:
    """Cases before a panel."""
    return Table(
        caption,
        [
            Column("about", "About"),
            Column("agency", "Referred by"),
            Column("referred", "Referred", value=lambda c: day_in_words(c.referred_on)),
            Column("repeat", "Repeat", kind="tag", colour={"Repeat": "orange", "Cannot tell": "yellow"}, value=repeat_words),
            Column("flag", "Flag until", value=lambda c: day_in_words(c.flag_until_on) if c.flag_until_on and not c.flag_removed_on else ""),
        ],
        found, noun=("case", "cases"), empty=empty, caption_hidden=True,
        row_link=lambda c: reverse("panels:before", args=[partnership, c.id]),
    )  # fmt: skip


def hearings_table(partnership: str, found: Sequence[HearingLine]) -> Table:
    """The hearings of a panel."""
    return Table(
        "Hearings",
        [
            Column("starts_at", "When", value=lambda h: moment(h.starts_at)),
            Column("emergency", "Kind", kind="tag", colour={"Emergency": "red", "Ordinary": "grey"}, value=lambda h: "Emergency" if h.emergency else "Ordinary"),
            Column("state", "State", value=lambda h: HEARING_STATES.get(h.state, h.state)),
            Column("research", "Research due", value=lambda h: moment(h.research_due_at)),
        ],
        found, noun=("hearing", "hearings"), empty="No hearing is arranged.", caption_hidden=True,
        row_link=lambda h: reverse("panels:hearing", args=[partnership, h.id]),
    )  # fmt: skip


def repeat_words(case: PanelCaseLine) -> str:
    """Whether a case is a repeat, short; nothing where it is not."""
    return {"repeat": "Repeat", "cannot_tell": "Cannot tell"}.get(case.repeat, "")


def about(referral: ReferralLine, names: dict[str, str]) -> str:
    """Whom or what a referral is about."""
    if referral.considers != "people":
        return referral.words
    return people(referral.victims, names) or "Nobody named"


def people(ids: Sequence[UUID], names: dict[str, str]) -> str:
    """People by name, in a line."""
    return ", ".join(names.get(str(one), "Somebody you may not see") for one in ids)


def kind_facts(panel: PanelLine) -> list[Fact]:
    """How a kind of panel works, with its source and what is doubtful."""
    takes = [] if panel.kind.held_elsewhere else [Fact("A case takes", f"{panel.minutes_a_case} minutes")]
    return [*kind_words(panel.kind), *takes]


def filled(panel: PanelLine, hearing: HearingLine | None = None, *, due: str = "") -> dict[str, str]:
    """What is filled into the texts of a panel's kind: nothing of a case or of anybody."""
    held = {} if hearing is None else {
        "day": day_in_words(hearing.on), "time": clock_time(hearing.starts_at), "where": hearing.where, "due": moment(hearing.research_due_at),
    }  # fmt: skip
    return {"panel": panel.name, "telephone": panel.telephone} | held | ({"due": due} if due else {})


def lacking_words(kinds: Sequence[str], *, at: str = "sits on this panel") -> str:
    """Which kinds of agency are expected and not there, as a sentence; empty where all are."""
    if not kinds:
        return ""
    return f"Expected, and nobody {at}: {agencies(kinds)}."


def before_facts(case: PanelCaseLine) -> list[Fact]:
    """How a case stands before a panel."""
    facts = [
        Fact("State", STATES[case.state]), Fact("Referred by", f"{case.agency}, {day_in_words(case.referred_on)}"),
        Fact("Repeat", f"{REPEATS[case.repeat]}. {case.repeat_because}".strip()), Fact("Children", str(case.children or "None is named on the referral")),
    ]  # fmt: skip
    if case.because:
        facts.append(Fact("Because", case.because))
    if case.flag_until_on:
        taken = f"taken off on {day_in_words(case.flag_removed_on)}" if case.flag_removed_on else ""
        facts.append(
            Fact(
                "Flag on records",
                taken.capitalize() or f"Until {day_in_words(case.flag_until_on)}, unless the case comes back",
            )
        )
    if case.transferred_on:
        receipt = f"Arrived: {case.receipt}" if case.receipt else "Nobody there has said that it arrived: telephone"
        facts.append(
            Fact("Transferred", f"To {case.transferred_to} on {day_in_words(case.transferred_on)}. {receipt}.")
        )
    return facts
