"""Every model of ours says how long it is kept and which of its fields are about a person."""

from django.apps import apps
from django.db import models

from joinedup.foundation.placed import Classification

RETENTION = {"board-record", "account", "trail", "notice", "draft", "link", "reference", "case-record"}
PERSONAL_LOOKING = ("name", "email", "holder", "deputy", "user", "author", "recipient", "telephone", "address")
NOT_PERSONAL = {
    "partnership.Partnership.name", "partnership.Agency.name", "partnership.Agency.sort_name", "partnership.AgencyAlias.name",
    "partnership.Group.name", "partnership.Theme.name", "partnership.Seat.deputy_has_authority",
    "planning.RiskRegister.name",
    "foundation.JobRun.name", "people.Team.name",
    "meetings.Attendance.deputy_has_authority", "meetings.Invitation.sends_deputy", "meetings.Agreement.by_deputy",
}  # fmt: skip


def ours() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("joinedup.")]


def test_every_model_is_classified() -> None:
    assert [m._meta.label for m in ours() if not isinstance(getattr(m, "classification", None), Classification)] == []


def test_every_retention_class_is_known() -> None:
    assert {
        m._meta.label: m.classification.retention for m in ours() if m.classification.retention not in RETENTION
    } == {}


def test_every_personal_field_exists() -> None:
    for model in ours():
        known = {f.name for f in model._meta.get_fields()} | {"password", "last_login"}
        assert model.classification.personal <= known, model._meta.label


def test_a_field_that_looks_personal_is_marked_or_listed() -> None:
    unmarked = [
        label
        for model in ours()
        for field in model._meta.concrete_fields
        if any(word in field.name.split("_") for word in PERSONAL_LOOKING)
        and field.name not in model.classification.personal
        and (label := f"{model._meta.label}.{field.name}") not in NOT_PERSONAL
    ]
    assert unmarked == []
