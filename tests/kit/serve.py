"""Serve the gallery by itself: python -m tests.kit.serve. Prints its address; ends when its standard input does."""

import os
import sys
import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_args: object) -> None:
        """Nothing."""


class Server(ThreadingMixIn, WSGIServer):
    """One thread for each connection: browsers open some that they do not use."""

    daemon_threads = True


def main() -> None:
    """Serve until nobody is listening."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.kit.bare_settings"
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    class Handler(StaticFilesHandler):
        """Static files found where they are, DEBUG or not."""

        def get_response(self, request):
            from django.contrib.staticfiles.views import serve
            from django.http import Http404

            try:
                return serve(request, self.file_path(request.path), insecure=True)
            except Http404:
                return super(StaticFilesHandler, self).get_response(request)

    server = make_server("127.0.0.1", 0, Handler(get_wsgi_application()), server_class=Server, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
