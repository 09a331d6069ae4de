"""Changing groups: making them, editing them, passing the chair on, ending them."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.utils.text import slugify

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.partnership.groups.rules import would_circle
from joinedup.partnership.models import Agency, Group, Membership, Partnership
from joinedup.partnership.rules import GROUP_KINDS, RHYTHMS
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_PARTNERSHIP)
def create_group(
    actor: Actor, partnership: Partnership, *, name: str, kind: str, parent: Group | None = None,
    line_inferred: bool = False, purpose: str = "", terms_of_reference: str = "", rhythm: str = "",
    rhythm_words: str = "", chair_agency_id: UUID | None = None, chair_words: str = "",
    chair_since: date | None = None, rotation_months: int | None = None, critical: bool = False,
    from_on: date | None = None, to_on: date | None = None, source: str = "", note: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Make a group of the partnership, under another group where it reports to one."""
    name = " ".join(name.split())
    made_id, key = uuid4(), slugify(name)[:80]
    if not key:
        raise Refused("no_name", "Enter the name of the group", "name")
    if Group.objects.filter(partnership=partnership, key=key).exists():
        raise Refused("name_taken", "A group of this partnership already has this name", "name")
    _check(partnership, None, parent, from_on, to_on)
    _check_agency(partnership, chair_agency_id)
    Group.objects.create(
        pk=made_id, partnership=partnership, key=key, name=name, kind=kind, parent=parent,
        place=places.group(partnership.key, made_id), line_inferred=line_inferred and parent is not None,
        purpose=purpose, terms_of_reference=terms_of_reference, rhythm=rhythm, rhythm_words=rhythm_words,
        chair_agency_id=chair_agency_id, chair_words=chair_words, chair_since=chair_since,
        rotation_months=rotation_months, critical=critical, from_on=from_on, to_on=to_on, source=source, note=note,
    )  # fmt: skip
    return Outcome(made_id, f"group {made_id}")


@command(Permission.EDIT_PARTNERSHIP)
def edit_group(
    actor: Actor, group: Group, *, version: int, name: str, kind: str, parent: Group | None = None, purpose: str = "",
    terms_of_reference: str = "", rhythm: str = "", rhythm_words: str = "", rotation_months: int | None = None,
    critical: bool = False, from_on: date | None = None, to_on: date | None = None, note: str = "",
) -> Outcome[None]:  # fmt: skip
    """Change a group. Who reports to whom stays a tree: no group reports to itself in the end."""
    check_version(group, version, shown=_shown(group))
    _check(group.partnership, group, parent, from_on, to_on)
    same = Group.objects.filter(partnership=group.partnership, name=" ".join(name.split())).exclude(pk=group.pk)
    if same.exists():
        raise Refused("name_taken", "A group of this partnership already has this name", "name")
    kept = group.line_inferred and parent is not None and parent.pk == group.parent_id
    changed = group.save_changes(
        name=" ".join(name.split()), kind=kind, parent=parent, line_inferred=kept, purpose=purpose,
        terms_of_reference=terms_of_reference, rhythm=rhythm, rhythm_words=rhythm_words,
        rotation_months=rotation_months, critical=critical, from_on=from_on, to_on=to_on, note=note,
    )  # fmt: skip
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_PARTNERSHIP)
def pass_chair(
    actor: Actor, group: Group, *, version: int, chair_agency_id: UUID | None, chair_words: str = "", since: date
) -> Outcome[None]:
    """Record which body chairs the group and since when; the rotation counts from that day."""
    check_version(group, version, shown=_shown(group))
    _check_agency(group.partnership, chair_agency_id)
    if chair_agency_id is None and not chair_words.strip():
        raise Refused("no_chair", "Choose the agency that chairs, or say in words who does.", "chair_agency_id")
    group.save_changes(chair_agency_id=chair_agency_id, chair_words=chair_words.strip(), chair_since=since)
    return Outcome(None, f"chair held by agency {chair_agency_id} since {since.isoformat()}")


@command(Permission.EDIT_PARTNERSHIP)
def end_group(actor: Actor, group: Group, *, version: int, on: date, because: str) -> Outcome[None]:
    """End a group; `on` is its last day. Groups that report to it must first report to another or end."""
    check_version(group, version, shown=_shown(group))
    if not because.strip():
        raise Refused("no_reason", "Say why the group ends: what it finished, or what takes its place.", "because")
    if group.from_on and on < group.from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the group's first day.", "on")
    below = group.children.exclude(to_on__lte=on)
    if below.exists():
        raise Refused(
            "groups_below",
            "Other groups report to this one. Let them report to another group, or end them, first.",
        )
    note = f"{group.note}\nEnded: {because.strip()}".strip()
    group.save_changes(to_on=on, note=note)
    return Outcome(None, f"ends {on.isoformat()}")


def _check(
    partnership: Partnership, group: Group | None, parent: Group | None, from_on: date | None, to_on: date | None
) -> None:
    if from_on and to_on and to_on < from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day.", "to_on")
    if parent is None:
        return
    if parent.partnership_id != partnership.pk:
        raise Refused("other_partnership", "Choose a group of this partnership.", "parent")
    if group is not None:
        lines = dict(Group.objects.filter(partnership=partnership).values_list("pk", "parent_id"))
        if would_circle(lines, group.pk, parent.pk):
            raise Refused(
                "circle",
                "That group itself reports to this one, directly or through others. Choose a group further up.",
                "parent",
            )


def _check_agency(partnership: Partnership, agency_id: UUID | None) -> None:
    if agency_id and not Membership.objects.filter(partnership=partnership, agency_id=agency_id).exists():
        raise Refused("agency_not_here", "Choose an agency of this partnership, or add it first.", "chair_agency_id")


def _shown(group: Group) -> dict[str, object]:
    """What the second editor is shown of what the first one saved, under the form's labels."""
    agency = Agency.objects.filter(pk=group.chair_agency_id).first()
    return {
        "Name": group.name,
        "Kind": GROUP_KINDS.get(group.kind, group.kind),
        "Reports to": group.parent.name if group.parent else "",
        "What it is for": group.purpose,
        "Terms of reference": group.terms_of_reference,
        "How often it meets": RHYTHMS.get(group.rhythm, group.rhythm),
        "How often, in words": group.rhythm_words,
        "Chair rotates every (months)": group.rotation_months,
        "Critical": group.critical,
        "First day": group.from_on,
        "Last day": group.to_on,
        "Note": group.note,
        "Chaired by": agency.name if agency else group.chair_words,
        "Chair held since": group.chair_since,
    }
