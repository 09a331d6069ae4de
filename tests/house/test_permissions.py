"""The permission table equals the approved text: who may do what never changes unseen."""

from pathlib import Path

from joinedup_core.permits import ALLOWS, Role, table


def test_equals_the_approved_text() -> None:
    approved = (Path(__file__).parent / "permissions.txt").read_text()
    assert table() == approved, "To approve a change: python -m tests.house.permissions > tests/house/permissions.txt"


def test_every_role_is_listed() -> None:
    assert set(ALLOWS) == set(Role)
