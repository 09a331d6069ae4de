"""The sockets the web server listens on: held by the launcher, so that no other program takes the port in between."""

import contextlib
import errno
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass

from joinedup.foundation.cluster import Problem

FIRST, TRIES = 8000, 100


@dataclass(frozen=True)
class Listening:
    """Open sockets on this machine's own addresses (a proxy stands in front of an installation)."""

    port: int
    sockets: tuple[socket.socket, ...]

    @classmethod
    def on(cls, port: int | None, say: Callable[[str], None]) -> "Listening":
        """Listen on the port asked for; when nobody asked, on the first free one from 8000."""
        asked = port if port is not None else _from_environment()
        if asked is not None:
            sockets = _listen(asked)
            if not sockets:
                raise Problem(f"Port {asked} is in use by another program. Choose another with --port N.")
            return cls(sockets[0].getsockname()[1], sockets)
        for candidate in range(FIRST, FIRST + TRIES):
            if sockets := _listen(candidate):
                if candidate != FIRST:
                    say(f"Port {FIRST} is in use by another program; using {candidate}.")
                return cls(candidate, sockets)
        raise Problem(f"No port from {FIRST} to {FIRST + TRIES - 1} is free. Choose one with --port N.")

    @property
    def address(self) -> str:
        """Where a browser finds it: by name, because passkeys refuse an address made of numbers."""
        return f"http://localhost:{self.port}/"

    @property
    def descriptors(self) -> list[int]:
        """The sockets' numbers, for the child that serves."""
        return [each.fileno() for each in self.sockets]

    @property
    def numbers(self) -> str:
        """The same as text."""
        return ",".join(map(str, self.descriptors))

    def __enter__(self) -> "Listening":
        return self

    def __exit__(self, *error: object) -> None:
        for each in self.sockets:
            each.close()


def _from_environment() -> int | None:
    given = os.environ.get("JOINEDUP_PORT")
    if not given:
        return None
    if not given.isdecimal() or int(given) > 65535:
        raise Problem(f"JOINEDUP_PORT is {given}, which is not a port. Give a number from 1 to 65535.")
    return int(given)


def _listen(port: int) -> tuple[socket.socket, ...]:
    """Sockets on 127.0.0.1 and, where there is one, ::1; none when the port is taken on either."""
    found: list[socket.socket] = []
    try:
        found.append(_socket(socket.AF_INET, "127.0.0.1", port))
        with contextlib.suppress(_NoSuchAddress):
            found.append(_socket(socket.AF_INET6, "::1", found[0].getsockname()[1]))
    except _Taken:
        for each in found:
            each.close()
        return ()
    return tuple(found)


class _Taken(Exception):
    pass


class _NoSuchAddress(Exception):
    pass


def _socket(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    try:
        made = socket.socket(family, socket.SOCK_STREAM)
    except OSError:
        raise _NoSuchAddress from None
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRINUSE:
            raise _Taken from None
        if error.errno == errno.EACCES:
            raise Problem(f"This user may not listen on port {port}. Choose one from 1024 with --port N.") from None
        if family == socket.AF_INET6:
            raise _NoSuchAddress from None
        raise
    return made
