"""Files people stored. Their bytes lie outside the database, named by id; the row says what they are."""

from django.db import models

from joinedup.foundation.placed import Placed, classified


class StoredFile(Placed):
    """One stored file. There is no address that serves any file: the room that owns it decides who may have it."""

    name = models.CharField(max_length=160)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    scanned = models.CharField(max_length=20)
    """`clean`, or `not_scanned` where the installation has set no scanner."""
    stored_by = models.CharField(max_length=100)
    classification = classified(retention="board-record", personal=("name", "stored_by"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="foundation_storedfile_place_is_whole")
        ]
