"""The form sent, known by a mark of it: nothing that was typed, and nobody's name."""

from __future__ import annotations

from django.db import models

from joinedup.foundation.placed import classified


class SentForm(models.Model):
    """One showing of a form, as it was sent and carried out, and where its sender was led. Kept for a day."""

    mark = models.CharField(max_length=64, primary_key=True)
    """Keyed hash of who sent it, where to, which showing of the form it was and all that stood in it."""
    led_to = models.TextField()
    sent_at = models.DateTimeField(db_index=True)
    classification = classified(retention="draft")
