"""A partnership keeps its own stages of disagreement: approved, from a day on; what began under a version stays under it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.escalations import queries
from joinedup.casework.escalations.rules import climbs, stage_due, stand, template
from joinedup.casework.models import OwnStages
from joinedup.casework.stages import commands
from joinedup.casework.stages.queries import most_stages, stages_of
from joinedup.casework.stages.rules import as_said, problem, read
from joinedup.casework.waiting.queries import waiting
from joinedup.foundation.commands import Refused
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_escalations import NOW, run_job, stage_of, started

HOURS: dict[str, Any] = {
    "title": "Duty to duty", "who": "The duty workers speak", "limit": 4, "unit": "hours", "roles": ["practitioner"],
}  # fmt: skip
LAST: dict[str, Any] = {
    "title": "Chief officers", "who": "They meet the same day", "limit": None, "unit": "", "roles": ["agency_lead"],
}  # fmt: skip


def keep(who: Actor, group: UUID, *stages: dict[str, Any], on: date | None = None, **more: Any) -> UUID:
    day = on or timezone.localdate(NOW)
    said = {"source": "Joint policy, version 3", "approved_on": day, "effective_from": day, "on": day, **more}
    return commands.keep_stages(acting(who), group, stages=stages or (HOURS, LAST), **said)


def test_a_limit_in_hours_ends_at_a_moment_and_one_in_working_days_with_its_day() -> None:
    at = datetime(2026, 10, 24, 23, 30, tzinfo=ZoneInfo("Europe/London"))  # the clocks go back at night
    own = read([HOURS, {**HOURS, "limit": 1, "unit": "working_days"}, LAST], "Policy")
    assert stage_due(own, 1, at)[0] == datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/London"))
    assert "02:30 on 25 October 2026" in stand(own, 1, at, False, at)[2]
    assert not climbs(own, 1, at, datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/London")))
    assert climbs(own, 1, at, datetime(2026, 10, 25, 2, 31, tzinfo=ZoneInfo("Europe/London")))
    assert stage_due(own, 2, at)[0] == date(2026, 10, 26)
    assert stage_due(own, 3, at)[0] is None


def test_what_began_under_one_version_stays_under_it_and_climbs_by_it(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    before = started(worker, case, world.hospital)
    keep(maya, world.board)
    after = started(worker, case, world.hospital)
    lines = {one.id: one for one in queries.lines(acting(worker), case.id, NOW)}
    assert (lines[before].policy.last, lines[after].policy.last) == (4, 2)
    [waits] = [
        one for one in waiting(acting(worker), "northvale", NOW + timedelta(hours=5)) if one.kind == "escalation"
    ]
    assert (waits.number, waits.late) == (2, 1)
    run_job(NOW + timedelta(hours=5))
    assert (stage_of(worker, before), stage_of(worker, after)) == (1, 2)
    run_job(NOW + timedelta(days=90))
    assert stage_of(worker, after) == 2
    page = sign_in(worker).get(url("escalation", after)).content.decode()
    assert "Chief officers" in page
    assert "Joint policy, version 3, approved by Safeguarding Children Board" in page
    assert most_stages("northvale") == 4


def test_a_version_holds_from_its_day_and_the_one_before_again_once_it_ended(maya: Actor, world: World) -> None:
    day = timezone.localdate(NOW)
    first = keep(maya, world.board)
    keep(maya, world.board, LAST, effective_from=day + timedelta(days=1))
    assert [stages_of("northvale", one)[1].last for one in (day - timedelta(days=1), day, day + timedelta(days=1))] == [
        4,
        2,
        1,
    ]
    commands.end_stages(acting(maya), first, reason="Chair, minute 9", on=day)
    assert stages_of("northvale", day)[1] == template()
    with pytest.raises(Refused, match="ended on"):
        commands.end_stages(acting(maya), first, reason="Again", on=day)


@pytest.mark.parametrize(
    ("stages", "words"),
    [
        ([], "first stage"),
        ([HOURS, {**LAST, "title": " "}], "what stage 2 is called"),
        ([{**HOURS, "limit": None}, LAST], "never climbs"),
        ([{**HOURS, "unit": ""}, LAST], "hours or working days"),
        ([{**HOURS, "limit": 2000}, LAST], "from 1 to 240 hours"),
        ([{**HOURS, "roles": []}, LAST], "climbs to nobody"),
        ([{**HOURS, "roles": ["everybody"]}], "climbs to nobody"),
        ([HOURS] * 7, "6 stages at most"),
    ],
)
def test_stages_that_would_leave_somebody_unheard_are_refused(stages: list[dict[str, Any]], words: str) -> None:
    assert words in problem(stages)[0]


def test_the_template_is_what_a_partnership_starts_from(maya: Actor, worker: Actor, world: World) -> None:
    assert read(as_said(template()), "x").stages[0].limit == template().stages[0].limit
    keeping, client = reverse("casework:keep_stages", args=["northvale"]), sign_in(maya)
    page = client.get(keeping).content.decode()
    assert 'value="Senior liaison officers"' in page
    today = timezone.localdate().isoformat()
    said: dict[str, Any] = {
        "source": "Policy",
        "group_id": str(world.board),
        "approved_on": today,
        "effective_from": today,
    }
    for number, one in enumerate((HOURS, LAST), 1):
        said |= {f"{part}_{number}": value or "" for part, value in one.items()}
    refused = client.post(keeping, said | {"limit_1": ""}).content.decode()
    assert "Give stage 1 a limit" in refused
    assert 'value="Duty to duty"' in refused
    assert not OwnStages.objects.exists()
    assert client.post(keeping, said).status_code == 302
    stages = reverse("casework:stages", args=["northvale"])
    text = sign_in(worker).get(stages).content.decode()
    for words in ("Duty to duty", "Within 4 hours", "Version 1", "Holds", "Safeguarding Children Board"):
        assert words in text
    kept = OwnStages.objects.get().pk
    assert (
        "Chief officers"
        in sign_in(worker).get(reverse("casework:own_stages", args=["northvale", kept])).content.decode()
    )
    end = reverse("casework:end_own_stages", args=["northvale", kept])
    assert sign_in(worker).get(keeping).status_code == sign_in(worker).get(end).status_code == 403
    assert client.post(end, {"reason": "Minute 9"}).status_code == 302
    assert "Lincolnshire’s" in sign_in(worker).get(stages).content.decode()


def test_stages_are_read_with_one_query(maya: Actor, world: World) -> None:
    keep(maya, world.board)
    with CaptureQueriesContext(connection) as asked:
        stages_of("northvale", timezone.localdate())
    assert len(asked) == 1
