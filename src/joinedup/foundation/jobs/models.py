"""When each job last ran, so that a job missed while the program was off runs when it is on again."""

from django.db import models

from joinedup.foundation.placed import classified


class JobRun(models.Model):
    """One job: when it was last started and finished, and what came of it."""

    name = models.CharField(max_length=100, primary_key=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    """How many times in a row it failed; 0 after a success."""
    trouble = models.CharField(max_length=200, blank=True)
    """The kind of error of the last failure, and of which partnerships; never its text (it may name somebody)."""
    classification = classified(retention="account")
