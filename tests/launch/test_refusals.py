"""What somebody did wrong ends in a sentence that says what to do, and exit code 2."""

import socket

import pytest

from joinedup.foundation.cluster import Problem, check_outside, roles_script
from tests.database import APP
from tests.launch.program import run

OWNER_URL = "postgresql://owner:secret-word@nowhere.invalid/joinedup"


class TestDatabaseUrl:
    """A PostgreSQL of somebody else's is checked before anything is done to it."""

    @pytest.mark.parametrize(
        ("app", "owner", "says"),
        [
            ("rubbish", OWNER_URL, "is not a PostgreSQL address"),
            ("postgresql://app@nowhere.invalid/joinedup", "", "JOINEDUP_OWNER_URL is not"),
            (OWNER_URL, OWNER_URL, "must be two roles"),
            ("postgresql://app@nowhere.invalid/joinedup", OWNER_URL, "does not let us in"),
            ("", OWNER_URL, "DATABASE_URL is not"),
        ],
    )
    def test_is_refused_in_a_sentence(self, tmp_path, app, owner, says):
        done = run("serve", "--data", tmp_path / "new", DATABASE_URL=app, JOINEDUP_OWNER_URL=owner)
        assert done.returncode == 2
        assert says in done.stderr
        assert "Traceback" not in done.stderr + done.stdout
        assert "secret-word" not in done.stderr + done.stdout

    def test_a_role_that_owns_the_tables_may_not_serve(self, db, request):
        from tests.conftest import _start

        server = _start(request.config)
        app, owner, admin = (server.address(role, "joinedup") for role in (APP, "joinedup_owner", "joinedup_admin"))
        check_outside(app, owner)
        with pytest.raises(Problem, match="superuser"):
            check_outside(admin, owner)
        with pytest.raises(Problem, match="may not make tables"):
            check_outside(owner, app)

    def test_the_script_for_it_names_both_settings(self):
        script = roles_script()
        assert "DATABASE_URL=postgresql://joinedup_app:" in script
        assert "JOINEDUP_OWNER_URL=postgresql://joinedup_owner:" in script
        assert roles_script() != script


class TestFolderAndPort:
    """A folder of somebody else's is left alone; a port that is taken is not fought over."""

    def test_a_folder_with_other_files_is_left_alone(self, tmp_path):
        (tmp_path / "thesis.txt").write_text("mine")
        for words in (["demo"], ["demo", "--fresh"], ["serve"]):
            done = run(*words, "--data", tmp_path, "--port", 0)
            assert done.returncode == 2
            assert "holds files that Joinedup did not make" in done.stderr
        assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]

    def test_a_port_that_was_asked_for_and_is_taken(self, tmp_path):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            done = run("demo", "--data", tmp_path / "new", "--port", port)
        assert done.returncode == 2
        assert f"Port {port} is in use by another program. Choose another with --port N." in done.stderr

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (["dmo"], "There is no such command ('dmo')"),
            (["demo", "--port", "x"], "x is not a port"),
            (["check", "--data", "/nowhere-at-all"], "There are no data in /nowhere-at-all yet"),
        ],
    )
    def test_a_slip_of_the_pen(self, words, says):
        done = run(*words)
        assert done.returncode == 2
        assert says in done.stderr
