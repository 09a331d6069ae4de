"""What an actor may see of panels and referrals, by id: what `prove access` compares."""

from __future__ import annotations

from uuid import UUID

from joinedup.casework.models import Arrival, CaseAction, OwnAction, PanelCase, ReceivedReferral, Referral, RiskAlert
from joinedup_core.permits import Actor, Permission


def shown(actor: Actor) -> dict[str, set[UUID]]:
    """Referrals and alerts, whether of a case or received; what arrived; cases before panels; their actions; own actions from panels held elsewhere."""
    sent = set(Referral.objects.visible_to(actor, Permission.SEE_ITEMS).values_list("pk", flat=True))
    received = ReceivedReferral.objects.visible_to(actor, Permission.RECEIVE_REFERRALS).values_list("pk", flat=True)
    before = PanelCase.objects.visible_to(actor, Permission.SEE_PANEL_CASES).values_list("pk", flat=True)
    actions = CaseAction.objects.visible_to(actor, Permission.SEE_PANEL_CASES).values_list("pk", flat=True)
    own = OwnAction.objects.visible_to(actor, Permission.SEE_ACTIONS).values_list("pk", flat=True)
    alerts = RiskAlert.objects.visible_to(actor, Permission.SEE_ITEMS).values_list("pk", flat=True)
    arrived = RiskAlert.objects.visible_to(actor, Permission.READ_ARRIVALS).values_list("pk", flat=True)
    mine = Arrival.objects.visible_to(actor, Permission.SEE_ITEMS).values_list("pk", flat=True)
    to_me = Arrival.objects.visible_to(actor, Permission.READ_ARRIVALS).values_list("pk", flat=True)
    return {
        "arrival": set(mine) | set(to_me),
        "item": sent | set(received) | set(alerts) | set(arrived),
        "before": set(before),
        "action": set(actions),
        "own": set(own),
    }
