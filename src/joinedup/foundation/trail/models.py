"""The trail: what was done, and what was refused. Insert-only; the database chains the rows at commit."""

from django.db import models

from joinedup.foundation.placed import classified


class TrailEntry(models.Model):
    """One thing done or refused. No foreign keys, so nothing it names is held open; ids only, never content."""

    id = models.BigAutoField(primary_key=True)
    chain = models.CharField(max_length=80)
    at = models.DateTimeField()
    verb = models.CharField(max_length=100)
    actor_key = models.CharField(max_length=100)
    agency_id = models.UUIDField(null=True)
    place = models.CharField(max_length=200)
    target = models.CharField(max_length=200)
    outcome = models.CharField(max_length=10)
    note = models.TextField()
    number = models.BigIntegerField(null=True)
    previous = models.CharField(max_length=64, default="")
    hash = models.CharField(max_length=64, default="")
    classification = classified(retention="trail", personal=("actor_key", "note"))

    class Meta:
        indexes = [
            models.Index(fields=["chain", "number"]),
            models.Index(fields=["target", "-id"]),
            models.Index(fields=["actor_key", "-id"]),
            models.Index(
                fields=["place", "actor_key"], opclasses=["varchar_pattern_ops", "varchar_ops"], name="trail_at_a_place"
            ),
        ]


class TrailHead(models.Model):
    """The end of one chain: how many rows it has and the last one's hash. Written by the database alone."""

    chain = models.CharField(max_length=80, primary_key=True)
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    classification = classified(retention="trail")
