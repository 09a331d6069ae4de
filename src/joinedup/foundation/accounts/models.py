"""People who can sign in, the agencies they act for, and the roles they are granted."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.foundation.search.columns import names_of, words_index


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail address is the name they sign in with."""

    def create_user(self, email: str, password: str | None = None, *, name: str, **more: Any) -> User:
        """Make a user who can sign in with this e-mail address (kept in lower case)."""
        user = self.model(email=email.strip().lower(), name=name, **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a user by e-mail address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who can sign in. What they may do comes from the seats and roles they hold, never from this row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=200, blank=True, editable=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    people = names_of("name")
    """By what the seats of this person are found."""
    calendar_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    invented = models.BooleanField(default=False)
    """True for the demonstration's cast, who may be signed in as without a password where the demo runs."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects: ClassVar[UserManager] = UserManager()
    classification = classified(
        retention="account", personal=("email", "name", "sort_name", "people", "password", "last_login", "calendar_key")
    )

    class Meta:
        indexes = [words_index("user_people", "people")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sorting key in step: the database collates by code point, so names sort by a stored key."""
        self.sort_name = sort_key(self.name)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return f"user:{self.pk}"

    def get_full_name(self) -> str:
        """The name shown on pages to those who may see it."""
        return self.name


class AgencyService(models.Model):
    """That a user serves an agency, from and to; a user with several chooses which one they act for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="services")
    agency_id = models.UUIDField(db_index=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="account", personal=("user",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "agency_id", "from_on"], name="one_service_a_start"),
        ]


class RoleGrant(Placed):
    """A role a user holds at a place, beyond the seats they hold, from and to."""

    names_path = "user_id"
    user = models.ForeignKey(User, models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=40)
    agency_id = models.UUIDField(null=True, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="account", personal=("user",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(place="") | models.Q(place__endswith="/"), name="role_grant_place_is_whole"
            )
        ]


def sort_key(name: str) -> str:
    """How a name sorts: by last word, then the rest, without regard to case."""
    words = name.casefold().split()
    return " ".join([*words[-1:], *words[:-1]])
