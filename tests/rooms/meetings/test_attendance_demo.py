"""The demonstration's invented year holds what its pages need; published partnerships hold no attendance."""

from joinedup.front.demo.world import PUBLISHED
from joinedup.meetings.attendance.models import Attendance, Invitation
from joinedup.meetings.decisions.models import Decision
from joinedup.meetings.minutes.models import Minutes
from joinedup.meetings.quorum.models import QuorumRule


def test_the_invented_year_is_lived_in_and_the_published_ones_are_not(lived_in: None, db: None):
    for model in (Attendance, Decision, Minutes, Invitation):
        assert not [key for key in PUBLISHED if model.objects.filter(place__startswith=f"{key}/").exists()]
    states = set(Decision.objects.values_list("state", flat=True))
    assert states == {"taken", "unratified", "ratified", "lapsed", "agreed", "sought"}
    assert set(Attendance.objects.values_list("state", flat=True)) >= {"present", "deputy", "apology", "absent"}
    assert Attendance.objects.filter(letter_made_at__isnull=False).count() == 1
    assert set(Minutes.objects.values_list("state", flat=True)) >= {"draft", "approved"}
    assert set(Invitation.objects.values_list("state", flat=True)) == {"invited", "accepted", "declined"}
    said = QuorumRule.objects.filter(group__partnership__key="shropshire", group__key__contains="children")
    assert all(rule.source for rule in said)
