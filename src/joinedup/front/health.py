"""Whether the program can serve: its database answers."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse

import joinedup


@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """200 and a small JSON when all is ready, 503 when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        ready = True
    except Error:
        ready = False
    answer = {"status": "ok" if ready else "failing", "database": "ok" if ready else "no answer"}
    return JsonResponse({**answer, "version": joinedup.VERSION, "demo": settings.DEMO}, status=200 if ready else 503)
