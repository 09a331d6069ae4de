"""The web server: gunicorn on sockets that the launcher holds. It refuses to serve from an unsafe database."""

import gc
import os
import sys
import threading
from typing import Any

from gunicorn.app.base import BaseApplication

from joinedup.foundation.cluster.processes import end_with_parent

LEAST, MOST, THREADS = 2, 8, 3
"""Web processes, and the threads of each. In one process one thread computes at a time, and whichever comes back from the
database waits for its turn: more processes than processors, of few threads, wait least (decision `web-processes`)."""
PATIENCE = 4.0
"""Seconds that a worker may take to end after the process that started it was killed."""
TURN = 0.0005
"""Seconds after which a thread that computes lets one that came back from the database go on. At Python's own 5 ms, a page
of twenty questions waits up to a tenth of a second for pages of others."""
UNSAFE = 4


class Web(BaseApplication):
    """gunicorn with our settings and no others."""

    def load_config(self) -> None:
        """Two processes for each processor, of a few threads."""
        settings = {
            "bind": [f"fd://{number}" for number in os.environ["JOINEDUP_SOCKETS"].split(",")],
            "workers": max(LEAST, min(MOST, 2 * processors())),
            "threads": THREADS,
            "worker_class": "gthread",
            "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,  # noqa: S108
            "preload_app": True,
            "graceful_timeout": 3,
            "timeout": 60,
            "keepalive": 5,
            "control_socket_disable": True,
            "loglevel": "warning",
            "proc_name": "joinedup",
            "post_worker_init": begin,
        }
        for name, value in settings.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, once its database has been checked."""
        from joinedup.front.wsgi import application

        check_database()
        warm()
        gc.freeze()  # what is loaded once is not searched for rubbish at every page
        return application


def processors() -> int:
    """How many processors this program may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def begin(worker: Any) -> None:
    """What each process does as it starts: end with whoever started it, and make ready beside its first pages."""
    from joinedup.front import case_wing

    end_with_parent(PATIENCE)
    sys.setswitchinterval(TURN)
    threading.Thread(target=case_wing.warm, daemon=True).start()


def warm() -> None:
    """Load every address and its views before the processes part, so that no reader waits for it and they share it."""
    from django.urls import get_resolver

    get_resolver().reverse_dict  # noqa: B018 (asking is what loads them)


def check_database() -> None:
    """End with a sentence unless the database protects what it holds."""
    from django.db import connection

    from joinedup.foundation.hardening import Unsafe, check
    from joinedup.front import case_wing

    try:
        with connection.cursor() as cursor:
            check(cursor)
            case_wing.check(cursor)
    except Unsafe as unsafe:
        print(unsafe, file=sys.stderr, flush=True)
        sys.exit(UNSAFE)
    finally:
        connection.close()


if __name__ == "__main__":
    sys.argv = sys.argv[:1]
    Web().run()
