"""Directories that people may sign in through, read from a file; faults are told in a sentence."""

from pathlib import Path

import pytest

from joinedup.foundation.accounts.directories import directories

COUNCIL = """
[[directory]]
key = "council"
name = "Northvale Council"
server = "https://login.example.org/tenant"
client_id = "joinedup"
secret = "not a real one"
"""


def written(tmp_path: Path, text: str) -> str:
    file = tmp_path / "directories.toml"
    file.write_text(text)
    return str(file)


def test_no_file_no_directories() -> None:
    assert directories("") == {}


def test_a_directory_uses_pkce_and_matches_by_verified_address(tmp_path: Path) -> None:
    found = directories(written(tmp_path, COUNCIL))["openid_connect"]
    assert found["OAUTH_PKCE_ENABLED"]
    assert found["EMAIL_AUTHENTICATION"]
    assert found["APPS"][0]["settings"]["server_url"] == "https://login.example.org/tenant"


def test_says_which_directory_lacks_what(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"Directory 1 in .* lacks client_id, secret"):
        directories(written(tmp_path, COUNCIL.split("client_id", maxsplit=1)[0]))
