"""Tables of cases: the case, its persons, the links to it, and what was shared of it."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import Bound, CaseItem, CaseRow
from joinedup.people.said import SaidText


class Team(Placed):
    """A team of an agency: links may be given to it as a whole, and supervisors answer for its cases."""

    agency_path = "agency_id"
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=40, blank=True)
    discreet = models.BooleanField(default=False)
    """That its involvement alone would tell why: never pointed to without a decision to share."""
    classification = classified(retention="reference", personal=("telephone",))


class TeamMembership(Placed):
    """That a user works in a team, or supervises it, from and to."""

    names_path = "user_id"
    agency_path = "team__agency_id"
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="team_memberships")
    supervises = models.BooleanField(default=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="account", personal=("user",))


class Case(Bound):
    """One partnership's dated work with named persons. Its public reference is random: numbers in order would tell."""

    protected: ClassVar[str] = "the case"
    case_path: ClassVar[str] = "pk"
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=40, default="safeguarding")
    state = models.CharField(max_length=20, default="open")
    """`open`, `on_hold`, `closed` (opening it asks for a reason) or `disposed` (nobody sees it)."""
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    lead_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    restriction = models.PositiveSmallIntegerField(default=0)
    """The case's own: 0 involved people, 1 a named list, 2 sealed."""
    strictness = models.PositiveSmallIntegerField(default=0, editable=False)
    """The strictest restriction of the case and of everybody on it; kept by the database."""
    classification = classified(retention="case-record")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="people_case_place_is_whole"),
            models.CheckConstraint(condition=Q(restriction__lte=2), name="people_case_restriction_is_known"),
        ]


class CasePerson(CaseRow):
    """That a person is on a case, and as what: subject, victim, alleged perpetrator, child, carer, household member."""

    protected: ClassVar[str] = "case person"
    case = models.ForeignKey(Case, models.PROTECT, related_name="persons")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="on_cases")
    part = models.CharField(max_length=40)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("person", "part"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["case", "person", "part"], name="people_person_once_in_a_part"),
        ]


class CaseLink(CaseRow):
    """A dated working relationship of a user, or of a whole team, to a case: the source of access on the case side."""

    protected: ClassVar[str] = "link"
    names_path = "user_id"
    case = models.ForeignKey(Case, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=40)
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+", db_index=False)
    """Without an index: a dozen agencies hold all links, and it would be read beside that of the user at every statement."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="links")
    panel = models.ForeignKey("partnership.Group", models.PROTECT, null=True, blank=True, related_name="+")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    why = SaidText(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    """Where whoever holds the link is reached about this case; empty: through the team."""
    classification = classified(retention="case-record", personal=("user", "why", "telephone"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(team__isnull=False), name="people_link_is_somebodys"
            ),
            models.CheckConstraint(
                condition=~Q(kind="emergency_reader")
                | Q(
                    user__isnull=False,
                    team__isnull=True,
                    to_at__isnull=False,
                    to_at__lte=models.F("from_at") + timedelta(minutes=240),
                ),
                name="people_emergency_link_ends",
            ),
        ]


class SharedItem(CaseRow):
    """That an item of a case was shared with an agency or a panel. Never changed but to be withdrawn.

    The decision behind it (what, why, on which basis) stands in casework; this row is what the policies read.
    """

    protected: ClassVar[str] = "shared"
    item_id = models.UUIDField()
    from_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    to_panel = models.ForeignKey("partnership.Group", models.PROTECT, null=True, blank=True, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    decision_id = models.UUIDField(null=True, blank=True)
    classification = classified(retention="case-record")

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["item_id"], name="people_shared_item")]
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(to_agency__isnull=False) | Q(to_panel__isnull=False), name="people_shared_with_somebody"
            ),
        ]


class CaseNote(CaseItem):
    """A note of an agency in a case: its own, and whoever's it was shared with. Only added to; a correction is a new note."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    text = SaidText()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    classification = classified(retention="case-record", personal=("text", "written_by"))

    class Meta(Placed.Meta):
        pass
