"""Council and police directories that people may sign in through (OpenID Connect), read from a file of the installation."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def directories(file: str) -> dict[str, Any]:
    """The directories listed in a TOML file, as allauth wants them; none where no file is named.

    Each `[[directory]]` has `key`, `name`, `server` (the address whose `/.well-known/openid-configuration`
    describes it), `client_id` and `secret`. Raises `ValueError` with a sentence where one of them is missing.
    """
    if not file:
        return {}
    apps = []
    for number, entry in enumerate(tomllib.loads(Path(file).read_text()).get("directory", []), 1):
        missing = [name for name in ("key", "name", "server", "client_id", "secret") if not entry.get(name)]
        if missing:
            raise ValueError(f"Directory {number} in {file} lacks {', '.join(missing)}")
        apps.append(
            {
                "provider_id": entry["key"], "name": entry["name"], "client_id": entry["client_id"], "secret": entry["secret"],
                "settings": {"server_url": entry["server"], "oauth_pkce_enabled": True},
            }
        )  # fmt: skip
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "EMAIL_AUTHENTICATION": True, "APPS": apps}}
