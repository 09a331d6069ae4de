"""Pages about groups."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from joinedup.kit.answers import export_table, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.kit.trees import Node, TreeChart
from joinedup.partnership import commands
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.groups import forms, queries
from joinedup.partnership.groups.rules import Branch
from joinedup.partnership.rules import unknown
from joinedup.partnership.seats.queries import seats_of_group
from joinedup.partnership.seats.views import PEOPLE, seat_table
from joinedup.partnership.views import Frame, form_page, frame


def groups(request: HttpRequest, partnership: str) -> HttpResponse:
    """The groups of the partnership."""
    framed = frame(request, partnership, ("Groups", ""))
    filters = forms.GroupFilter(request.GET)
    chosen = {"when": "now", **filters.chosen()}
    table = group_table(
        partnership, framed, queries.groups_in_full(request.actor, partnership, on=framed["today"], **chosen)
    )
    if fmt := request.GET.get("format"):
        return export_table(table, fmt, f"{partnership}-groups", request=request, filters=filters)
    return page(request, "partnership/groups.html", table=table, filters=filters, **framed)


def structure(request: HttpRequest, partnership: str) -> HttpResponse:
    """The groups and who reports to whom: drawn, and in words."""
    framed = _frame(request, partnership, ("Structure", ""))
    found = queries.structure(request.actor, partnership, on=framed["today"])
    chart = TreeChart(
        f"Structure of {framed['here'].name}", [_node(partnership, found, branch) for branch in found.branches],
        says="A dashed frame: whom the group reports to is inferred, because the source does not say it in words."
        if any(g.line_inferred for g in found.groups.values()) else "",
    )  # fmt: skip
    return page(request, "partnership/structure.html", structure=found, chart=chart, **framed)


def group(request: HttpRequest, partnership: str, group_id: UUID) -> HttpResponse:
    """One group: what it is for, who chairs it and until when, who sits on it."""
    framed = frame(request, partnership)
    today = framed["today"]
    found = queries.get_group(request.actor, partnership, group_id, on=today)
    framed["crumbs"] += [("Groups", reverse("partnership:groups", args=[partnership])), (found.name, "")]
    seats = seats_of_group(request.actor, partnership, group_id, on=today)
    table = seat_table(
        partnership, seats, caption="Seats", without=("group", *(PEOPLE if framed["here"].published else ()))
    )
    if fmt := request.GET.get("format"):
        return export_table(table, fmt, f"{partnership}-seats", request=request)
    below = queries.groups_below(request.actor, partnership, group_id, on=today)
    return page(
        request, "partnership/group.html", group=found, table=table, below=below,
        facts=_facts(partnership, found, framed), **framed,
    )  # fmt: skip


def add_group(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add a group."""
    framed = _frame(request, partnership)
    choices = {"parent": queries.group_choices(request.actor, partnership, on=framed["today"])}
    form = forms.GroupForm(request.POST or None, choices=choices)
    if submit(form, lambda: commands.create_group(request.actor, framed["here"].id, **form.cleaned_data)):
        messages.success(request, "The group is added.")
        return redirect("partnership:group", partnership, form.result)
    return form_page(request, framed, form, title="Add a group", button="Add the group")


def edit_group(request: HttpRequest, partnership: str, group_id: UUID) -> HttpResponse:
    """Change a group."""
    framed, found = _one(request, partnership, group_id)
    choices = {"parent": queries.group_choices(request.actor, partnership, on=framed["today"], without=group_id)}
    initial = {name: getattr(found, name) for name in forms.EditGroupForm.base_fields if name != "parent"}
    form = forms.EditGroupForm(request.POST or None, choices=choices, initial={**initial, "parent": found.parent_id})
    if submit(form, lambda: commands.edit_group(request.actor, group_id, **form.cleaned_data)):
        messages.success(request, "The group is changed.")
        return redirect("partnership:group", partnership, group_id)
    return form_page(request, framed, form, title="Change the group", caption=found.name, button="Save changes")


def pass_chair(request: HttpRequest, partnership: str, group_id: UUID) -> HttpResponse:
    """Pass the chair to another body."""
    framed, found = _one(request, partnership, group_id)
    choices = {"chair_agency_id": agency_choices(request.actor, partnership, on=framed["today"])}
    initial = {"chair_agency_id": found.chair_agency_id, "chair_words": found.chair_words, "version": found.version}
    form = forms.ChairForm(request.POST or None, choices=choices, initial=initial)
    if submit(form, lambda: commands.pass_chair(request.actor, group_id, **form.cleaned_data)):
        messages.success(request, "The chair is passed on. The rotation counts from the day you gave.")
        return redirect("partnership:group", partnership, group_id)
    return form_page(
        request, framed, form, title="Pass the chair on", caption=found.name, button="Save the chair",
        words=found.rotation.because,
    )  # fmt: skip


def end_group(request: HttpRequest, partnership: str, group_id: UUID) -> HttpResponse:
    """End a group, such as a task and finish group that has finished."""
    framed, found = _one(request, partnership, group_id)
    form = forms.EndGroupForm(request.POST or None, initial={"version": found.version, "on": found.to_on})
    if submit(form, lambda: commands.end_group(request.actor, group_id, **form.cleaned_data)):
        messages.success(request, "The group has its last day. What it did stays readable.")
        return redirect("partnership:group", partnership, group_id)
    return form_page(
        request, framed, form, title="End the group", caption=found.name, button="End the group", variant="warning",
        words="Its meetings, actions and papers stay where they are. It no longer appears in lists and charts after that day.",
    )  # fmt: skip


def group_table(partnership: str, framed: Frame, rows: list[queries.GroupDetail]) -> Table:
    """Groups as a table."""
    blank = framed["unknown"]
    return Table(
        "Groups",
        [
            Column("name", "Group"),
            Column("kind_words", "Kind"),
            Column("parent", "Reports to", value=lambda g: _parent(g) or "–"),
            Column("meets", "Meets", value=lambda g: g.meets or blank),
            Column("chair", "Chaired by", value=lambda g: g.chair or blank),
            Column(
                "rotation", "Chair rotation", kind="tag", value=lambda g: g.rotation.label,
                colour=lambda g: g.rotation.colour,
            ),
            Column("critical", "Critical", value=lambda g: "Critical" if g.critical else "", spare=True),
            Column("seats", "Seats", numeric=True, value="seat_count"),
            Column("to_on", "Last day", kind="day", spare=True),
            *([Column("source", "Source", spare=True)] if framed["here"].published else []),
        ],
        rows, noun=("group", "groups"), empty="No group matches. Clear the filters, or add a group.",
        row_link=lambda g: reverse("partnership:group", args=[partnership, g.id]), exports=("xlsx", "docx", "csv"),
        caption_hidden=True,
    )  # fmt: skip


def _parent(group: queries.GroupDetail) -> str:
    return f"{group.parent} (inferred)" if group.line_inferred else group.parent


def _node(partnership: str, found: queries.Structure, branch: Branch) -> Node:
    one = found.groups[branch.key]  # type: ignore[index]
    words = [one.kind_words, one.meets] + (["must meet in any event"] if one.critical else [])
    return Node(
        one.name, ", ".join(w for w in words if w), reverse("partnership:group", args=[partnership, one.id]),
        [_node(partnership, found, below) for below in branch.branches], quiet=one.line_inferred,
    )  # fmt: skip


def _facts(partnership: str, found: queries.GroupDetail, framed: Frame) -> list[tuple[Any, ...]]:
    blank = unknown(framed["here"].provenance)
    return [
        ("Kind", found.kind_words),
        ("Reports to", _parent(found) or ("No other group" if not framed["here"].published else blank)),
        ("What it is for", found.purpose or blank),
        ("Meets", found.meets or blank),
        ("Chaired by", found.chair or blank),
        ("Chair rotation", found.rotation.because),
        ("Must meet in any event", "Yes: critical" if found.critical else "No"),
        ("From", found.from_on or blank),
        ("Last day", found.to_on or "None set"),
        *([("Source", found.source)] if found.source else []),
        *([("Note", found.note)] if found.note else []),
    ]


def _frame(request: HttpRequest, partnership: str, *more: tuple[str, str]) -> Frame:
    return frame(request, partnership, ("Groups", reverse("partnership:groups", args=[partnership])), *more)


def _one(request: HttpRequest, partnership: str, group_id: UUID) -> tuple[Frame, queries.GroupDetail]:
    framed = _frame(request, partnership)
    found = queries.get_group(request.actor, partnership, group_id, on=framed["today"])
    framed["crumbs"].append((found.name, reverse("partnership:group", args=[partnership, group_id])))
    return framed, found
