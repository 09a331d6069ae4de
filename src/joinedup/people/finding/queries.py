"""Asking the database for possible matches: it leaves out the barred and the restricted, and gives pointers only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from joinedup.foundation.models import TrailEntry
from joinedup.people.finding import rules
from joinedup.people.finding.rules import Asked, Match
from joinedup.people.models import CasePerson
from joinedup.people.persons.rules import NumberKind
from joinedup_core.permits import Actor, Permission


def possible_matches(key: str, asked: Asked) -> list[Match]:
    """The possible matches in a partnership, best first, whatever links the actor has."""
    born = asked.born
    with connection.cursor() as cursor:
        cursor.execute(
            "select person_id, levels from app.find_people(%s, %s, %s, %s, %s)",
            [
                f"{key}/people/", json.dumps(rules.question(asked)), born and born.earliest, born and born.latest,
                rules.near_days(born),
            ],
        )  # fmt: skip
        rows = cursor.fetchall()
    return rules.ranked(Match(person_id, _decoded(levels)) for person_id, levels in rows)


def in_words(match: Match, kinds: Mapping[str, NumberKind]) -> list[tuple[str, str]]:
    """How each field of a match agrees, in words. `kinds`: those that could be asked for."""
    order = ["number", "shared", *rules.LABELS]
    named = sorted(match.levels.items(), key=lambda pair: (order.index(pair[0].partition(":")[0]), pair[0]))
    return [(_label(name, kinds), rules.LEVELS[level].capitalize()) for name, level in named]


def on_my_cases(actor: Actor, ids: list[UUID]) -> set[UUID]:
    """Those of some persons whose page the actor may open already."""
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(person_id__in=ids)
    return set(rows.values_list("person_id", flat=True))


def searches_since(actor: Actor, verb: str, at: datetime) -> tuple[int, int]:
    """How many searches the actor made in the last hour and in the last day."""
    rows = TrailEntry.objects.filter(actor_key=actor.key, verb=verb, outcome="done", at__gt=at - timedelta(days=1))
    moments = list(rows.values_list("at", flat=True))
    return sum(moment > at - timedelta(hours=1) for moment in moments), len(moments)


def _label(name: str, kinds: Mapping[str, NumberKind]) -> str:
    kind = name.partition(":")[2]
    return kinds[kind].label if kind else rules.LABELS[name]


def _decoded(levels: object) -> dict[str, str]:
    return json.loads(levels) if isinstance(levels, str) else dict(levels)  # type: ignore[call-overload, no-any-return]
