"""A MARAC of Northvale: Cora of the council coordinates it, Piet of the police and Hana of the hospital sit on it, Wren refers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from joinedup.casework.hearings import commands as hearings
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panel_cases.commands import Referral
from joinedup.casework.panels import commands as panels
from joinedup.partnership import commands as partnership
from joinedup_core.permits import Actor
from tests.cases import Made, acting, practitioner
from tests.cast import ROOT, World


def today() -> date:
    """The day on which the test runs."""
    return timezone.localdate()


@dataclass
class Marac:
    """The panel and its people."""

    panel: UUID
    group: UUID
    cora: Actor
    piet: Actor
    hana: Actor

    def sign(self, *who: Actor) -> None:
        """Members sign the confidentiality agreement today."""
        for one in who:
            panels.sign_confidentiality(acting(one), self.panel, on=today())

    def refer(self, worker: Actor, case: Made, **more: object) -> UUID:
        """A referral of the case, as its worker writes it."""
        said = {
            "concern": "He waited outside her work twice this week", "criteria": ("visible_high_risk",), "victims": case.persons[:1],
            "posing": case.persons[1:2], "consent": "given", "informed": "told", **more,
        }  # fmt: skip
        referral = Referral(**said)
        return panel_cases.refer_to_panel(
            acting(worker), case.id, panel_id=self.group, referral=referral, at=timezone.now(), key=uuid4()
        )

    def accept(self, case: Made, referral: UUID) -> UUID:
        """Cora takes a referral on."""
        return panel_cases.answer_panel_referral(
            acting(self.cora), case.id, referral_id=referral, accepts=True, at=timezone.now()
        )

    def hearing(self, days: int = 3, **more: object) -> UUID:
        """A hearing so many days from now."""
        on = today() + timedelta(days=days)
        start = {"start_time": time(9, 30), "now": timezone.now(), **more}
        return hearings.arrange_hearing(acting(self.cora), self.panel, on=on, **start)

    def listed(self, case: Made, hearing: UUID, worker: Actor, **more: object) -> tuple[UUID, UUID]:
        """The case referred, taken on and on the agenda: the case before the panel, and the item."""
        before = self.accept(case, self.refer(worker, case, **more))
        return before, self.put(before, hearing)

    def put(self, before: UUID, hearing: UUID) -> UUID:
        """A case before the panel put on an agenda."""
        return hearings.put_on_agenda(acting(self.cora), before, hearing_id=hearing, at=timezone.now())


@pytest.fixture
def marac(world: World) -> Marac:
    """The panel with its seats; everybody has signed."""
    group = partnership.create_group(ROOT, world.partnership, name="Northvale MARAC", kind="panel")
    cora = practitioner("cora", "Cora Vance", world.council)
    piet = practitioner("piet", "Piet Lund", world.police)
    hana = practitioner("hana", "Hana Reyes", world.hospital)
    seats = [
        (cora, world.council, "Coordinator", "secretary"), (piet, world.police, "Detective sergeant", "member"),
        (hana, world.hospital, "Named nurse", "member"),
    ]  # fmt: skip
    for who, agency, post, role in seats:
        partnership.add_seat(ROOT, group, post=post, role=role, agency_id=agency, holder_id=UUID(str(who.user_id)))
    panel = panels.make_panel(ROOT, group, kind="marac", telephone="01632 960 200")
    made = Marac(panel, group, cora, piet, hana)
    made.sign(cora, piet, hana)
    return made


def moment(days: int) -> datetime:
    """So many days from now."""
    return timezone.now() + timedelta(days=days)
