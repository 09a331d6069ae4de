"""Partnerships, the agencies that take part, their groups and the seats on them, duties and themes."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.foundation.search.columns import names_of, words_index, words_of


class Partnership(Placed):
    """One local arrangement. Its key begins every place and address below it and never changes."""

    settled = True
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    area = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    provenance = models.CharField(max_length=20, default="own")
    """`own`, `published` (made from published facts only) or `invented` (a demonstration: nobody in it is real)."""
    source = models.TextField(blank=True)
    public_from_on = models.DateField(null=True, blank=True)
    """Since when its arrangements stand on the public page; empty: they do not."""
    classification = classified(retention="board-record")


class Agency(Placed):
    """An organisation that takes part in one partnership or several. Its place is everywhere it serves."""

    settled = True
    name = models.CharField(max_length=200, unique=True)
    sort_name = models.CharField(max_length=200, editable=False)
    kind = models.CharField(max_length=40)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    agency_path = "id"
    words = words_of("name")
    classification = classified(retention="board-record")

    class Meta:
        indexes = [words_index("agency_words")]
        constraints = [models.CheckConstraint(condition=models.Q(place="agencies/"), name="agency_place_is_agencies")]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the sorting key in step (the database collates by code point)."""
        self.place = "agencies/"
        self.sort_name = self.name.casefold()
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class AgencyAlias(models.Model):
    """Another name an agency goes by, or (with a last day) went by."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="one_alias_once")]


class Membership(Placed):
    """That an agency takes part in a partnership, with its standing in a regime, from and to."""

    settled = True
    agency_path = "agency_id"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    regime = models.CharField(max_length=40, blank=True)
    standing = models.CharField(max_length=40, default="partner")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    classification = classified(retention="board-record")


class AgencyContact(Placed):
    """Where one partnership writes to an agency: the address of an office, or of the post that answers for it."""

    agency_path = "agency_id"
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agency_contacts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="contacts")
    email = models.EmailField(max_length=254)
    note = models.CharField(max_length=200, blank=True)
    """Whose address it is, such as "Safeguarding office, read every working day"."""
    classification = classified(retention="board-record", personal=("email", "note"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "agency"], name="one_contact_address_an_agency"),
            models.CheckConstraint(
                condition=models.Q(place__endswith="/"), name="partnership_agencycontact_place_is_whole"
            ),
        ]


class Group(Placed):
    """A board, executive, subgroup, network, task-and-finish group or panel; groups report to groups."""

    settled = True
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="groups")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    line_inferred = models.BooleanField(default=False)
    """Who it reports to is our reading of the source, which does not say so in words."""
    purpose = models.TextField(blank=True)
    terms_of_reference = models.TextField(blank=True)
    rhythm = models.CharField(max_length=40, blank=True)
    rhythm_words = models.CharField(max_length=200, blank=True)
    chair_agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="chaired_groups")
    chair_words = models.CharField(max_length=200, blank=True)
    chair_since = models.DateField(null=True, blank=True)
    rotation_months = models.PositiveSmallIntegerField(null=True, blank=True)
    critical = models.BooleanField(default=False)
    """It must meet in any event."""
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    words = words_of("name", "purpose")
    classification = classified(retention="board-record")

    class Meta:
        indexes = [words_index("group_words")]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="group_key_once_in_partnership"),
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="partnership_group_place_is_whole"),
        ]


class Seat(Placed):
    """A named post on a group, held by a person from an agency: the source of authority on the board side."""

    agency_path = "agency_id"
    names_path = ("holder_id", "deputy_id")
    group = models.ForeignKey(Group, models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="seats")
    post = models.CharField(max_length=200)
    role = models.CharField(max_length=40, default="member")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="seats_held"
    )
    holder_name = models.CharField(max_length=200, blank=True)
    """Who holds it where they have no account here."""
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="seats_deputised"
    )
    deputy_name = models.CharField(max_length=200, blank=True)
    deputy_has_authority = models.BooleanField(default=False)
    """Recorded authority to decide for the agency: without it a deputy does not count to the quorum."""
    authority_on = models.DateField(null=True, blank=True)
    authority_words = models.CharField(max_length=300, blank=True)
    """How the authority was given: the letter, minute or scheme of delegation."""
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    words = words_of("post")
    people = names_of("holder_name", "deputy_name")
    classification = classified(
        retention="board-record", personal=("holder", "holder_name", "deputy", "deputy_name", "people")
    )

    class Meta(Placed.Meta):
        indexes = [words_index("seat_words"), words_index("seat_people", "people")]


class SeatTerm(Placed):
    """That somebody held a seat, from and to: written when the seat passes on, so that history stays readable."""

    agency_path = "agency_id"
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="terms")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    holder_name = models.CharField(max_length=200, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("holder", "holder_name"))


class Duty(Placed):
    """Something the law requires of the partnership: source, evidence, when last shown and when next due."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="duties")
    regime = models.CharField(max_length=40)
    text = models.TextField()
    legislation = models.CharField(max_length=300, blank=True)
    source = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    shown_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    owner = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="duties")
    note = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    """From this day the law no longer asks it."""
    words = words_of("text", "legislation")
    classification = classified(retention="board-record")

    class Meta(Placed.Meta):
        indexes = [words_index("duty_words")]


class DutyEvidence(Placed):
    """That a duty was shown to be met on a day, and by what. Only added to, never changed."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="showings")
    shown_on = models.DateField()
    evidence = models.TextField()
    next_due_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record")


class Theme(Placed):
    """A shared topic that plans, audits, reviews, risks and learning cite."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="themes")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    aim = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    source = models.TextField(blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    words = words_of("name", "aim")
    classification = classified(retention="board-record")

    class Meta:
        indexes = [words_index("theme_words")]
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="theme_key_once_in_partnership")]
