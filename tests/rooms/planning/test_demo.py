"""The demonstration's registers load, and the check has something to say about them."""

from django.utils import timezone

from joinedup.front.demo.world import INSTALLER
from joinedup.planning.check.queries import register_check
from joinedup.planning.registers.queries import registers
from tests.cast import TODAY
from tests.rooms.planning.test_southend import APPROVED


def test_southend_gives_the_approved_list_and_northvale_is_lived_in(lived_in: None, db: None):
    check = register_check(INSTALLER, "southend", on=TODAY)
    told = [found.finding.line.replace("-2020 ", " ") for found in check.found]
    assert told == APPROVED
    northvale = registers(INSTALLER, "northvale", on=timezone.localdate())
    assert [line.key for line in northvale] == ["adults", "children", "community-safety"]
    assert sum(line.closed + line.accepted for line in northvale) == 2
    rules = {found.finding.rule for found in register_check(INSTALLER, "northvale", on=timezone.localdate()).found}
    assert {"dated-control-past", "at-target-still-open", "same-risk-twice", "review-overdue"} <= rules
