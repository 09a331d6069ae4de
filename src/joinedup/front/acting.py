"""Commands of the command line that need Django: in one transaction, as the user named by --as."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from joinedup.foundation.cluster import Problem
from joinedup.front.command_list import Command
from joinedup.front.installation import Installation


def in_django(command: Command, options: Namespace, handler: Callable[[], Callable[..., int | None]]) -> int:
    """Run a command against the installation's database, served or not."""
    installation = Installation(options, say=lambda sentence: print(sentence, file=sys.stderr))
    try:
        installation.visit()
        os.environ.update(installation.environment())
        import django

        django.setup()
        return _in_transaction(command, options, handler())
    finally:
        installation.close()


def _in_transaction(command: Command, options: Namespace, handler: Callable[..., int | None]) -> int:
    """All or nothing; a refusal is kept on the trail although the rest is rolled back."""
    from django.db import connection, transaction

    from joinedup.foundation.commands import NotAllowed, NotFound, Refused
    from joinedup.foundation.trail import commands as trail

    trail.remember_refusals()
    try:
        with transaction.atomic():
            return handler(options, _actor(options)) or 0 if command.acts else handler(options) or 0
    except (Refused, NotAllowed, NotFound) as refusal:
        with transaction.atomic():
            trail.write_again()
        print(str(refusal) or "There is no such thing, or you may not see it.", file=sys.stderr)
        return 1
    finally:
        connection.close()


def _actor(options: Namespace) -> Any:
    from django.utils import timezone

    from joinedup.foundation import context
    from joinedup.foundation.accounts.queries import user_with_email
    from joinedup.front import case_wing
    from joinedup.partnership.queries import actor_for

    email = getattr(options, "acting", None)
    if not email:
        raise Problem("Say who is acting, so that the trail can tell: --as EMAIL")
    user_id = user_with_email(email)
    if user_id is None:
        raise Problem("No user who may sign in has the e-mail address given with --as.")
    actor = actor_for(user_id, on=timezone.localdate())
    context.tell_database(actor)
    return case_wing.with_links(actor)
