"""Remembering what a form led to. The front door asks before a form is carried out, and tells what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

from joinedup.foundation.sent_forms.models import SentForm

KEPT = timedelta(days=1)


def wait_for_twin(mark: str) -> str | None:
    """Where the same sending of a form led; None where it was not carried out.

    One that is being carried out at this moment is waited for: the lock is held until the transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [mark])
    return SentForm.objects.filter(pk=mark).values_list("led_to", flat=True).first()


def remember_sent(mark: str, led_to: str, at: datetime) -> None:
    """Remember a form that was carried out."""
    SentForm.objects.create(mark=mark, led_to=led_to, sent_at=at)


def forget_sent(now: datetime) -> int:
    """Forget what was sent longer ago than anybody sends a form again without meaning it."""
    return SentForm.objects.filter(sent_at__lt=now - KEPT).delete()[0]
