"""The command `satupintu` from outside: what it prints, what it refuses, its exit codes."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from tests.server import environment_for, satupintu

PRODUCTION = {
    "SATUPINTU_MODE": "production",
    "SATUPINTU_SECRET": "k" * 40,
    "SATUPINTU_HOSTS": "mpp.example.go.id",
}


@pytest.fixture
def environment(tmp_path: Path, database_url: str) -> dict[str, str]:
    """The environment of a new deployment in demo mode."""
    return environment_for(tmp_path / "data", database_url)


def json_of(*words: str, environment: dict[str, str], exit_code: int = 0) -> dict[str, object]:
    done = satupintu(*words, "--json", environment=environment)
    assert done.returncode == exit_code, done.stderr
    facts: dict[str, object] = json.loads(done.stdout)
    return facts


def not_in_order(facts: dict[str, object]) -> set[str]:
    findings = facts["findings"]
    assert isinstance(findings, list)
    return {finding["about"] for finding in findings if not finding["ok"]}


def test_a_token_is_printed_as_json_and_a_second_of_the_name_is_refused(environment: dict[str, str]) -> None:
    words = ("token", "create", "--role", "officer", "--counter", "5", "--name", "Loket 5")

    token = json_of(*words, environment=environment)["token"]
    refused = json_of(*words, environment=environment, exit_code=3)

    assert isinstance(token, str)
    assert len(token) == 43
    assert refused["code"] == "token-name-taken"
    listed = satupintu("token", "list", environment=environment).stdout
    assert "Loket 5" in listed
    assert token not in listed


def test_a_role_that_does_not_exist_is_wrong_usage(environment: dict[str, str]) -> None:
    done = satupintu("token", "create", "--role", "king", "--name", "X", environment=environment)

    assert done.returncode == 2


def test_a_revoked_token_is_listed_as_inactive(environment: dict[str, str]) -> None:
    json_of("token", "create", "--role", "kiosk", "--name", "Kios 1", environment=environment)

    json_of("token", "revoke", "Kios 1", environment=environment)

    listed = json.loads(satupintu("token", "list", "--json", environment=environment).stdout)
    assert [(token["name"], token["active"]) for token in listed] == [("Kios 1", False)]


def test_an_officer_gets_a_password_and_after_a_reset_a_code_each_printed_once(environment: dict[str, str]) -> None:
    made = json_of("users", "add", "rina", "--name", "Rina", "--agency", "DUKCAPIL", environment=environment)
    again = json_of("users", "reset", "rina", environment=environment)
    json_of("users", "disable", "rina", environment=environment)

    listed = json.loads(satupintu("users", "list", "--json", environment=environment).stdout)
    assert len(str(made["password"])) >= 16
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", str(again["code"]))
    assert listed == [
        {
            "username": "rina",
            "name": "Rina",
            "agency": "DUKCAPIL",
            "duty": "officer",
            "active": False,
            "known_password": False,
        }
    ]


def test_a_password_of_ones_own_is_not_printed_and_a_weak_one_is_refused(environment: dict[str, str]) -> None:
    words = ("users", "add", "rina", "--name", "Rina", "--agency", "DUKCAPIL", "--password-stdin", "--json")

    weak = satupintu(*words, environment=environment, standard_input="rina\n")
    good = satupintu(*words, environment=environment, standard_input="kopi-pasuruan-19\n")

    assert (weak.returncode, json.loads(weak.stdout)["code"]) == (3, "password-too-weak")
    assert json.loads(good.stdout) == {"username": "rina"}


def test_a_house_that_was_never_opened_is_not_in_order_and_says_why(environment: dict[str, str]) -> None:
    facts = json_of("check", environment=environment, exit_code=1)

    assert "tables" in not_in_order(facts)


def test_an_opened_house_is_in_order(environment: dict[str, str]) -> None:
    json_of("token", "create", "--role", "kiosk", "--name", "Kios 1", environment=environment)

    facts = json_of("check", environment=environment)

    assert facts["ok"] is True
    assert not_in_order(facts) == set()


def test_a_production_start_refuses_what_everybody_knows(environment: dict[str, str]) -> None:
    careless = environment | {"SATUPINTU_MODE": "production", "SATUPINTU_DEBUG": "1"}
    careless |= {"SATUPINTU_NOW": "2026-11-24T09:00:00+07:00"}

    found = not_in_order(json_of("check", environment=careless, exit_code=1))
    served = satupintu("serve", environment=careless)

    assert {"secret", "debug", "hosts", "clock setting"} <= found
    assert served.returncode == 1
    assert "NOT  secret" in served.stderr


def test_a_production_start_refuses_the_accounts_and_the_clock_of_a_demo(
    environment: dict[str, str], tmp_path: Path
) -> None:
    from tests import server

    now = "2026-11-24T09:00:00+07:00"
    url = environment.get("SATUPINTU_DATABASE_URL", "")
    with server.running(tmp_path / "data", url, SATUPINTU_NOW=now) as demo:
        assert demo.process.poll() is None

    found = not_in_order(json_of("check", environment=environment | PRODUCTION, exit_code=1))

    assert found == {
        "known passwords of mpp-pasuruan",
        "known device secret of mpp-pasuruan",
        "mall clock of mpp-pasuruan",
        "second factor of mpp-pasuruan",
    }


def test_a_careful_production_house_is_in_order(environment: dict[str, str]) -> None:
    json_of("token", "create", "--role", "kiosk", "--name", "Kios 1", environment=environment)

    assert json_of("check", environment=environment | PRODUCTION)["ok"] is True


def test_a_backup_comes_back_as_it_was(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "rumah.tar"
    json_of("token", "create", "--role", "kiosk", "--name", "Kios 1", environment=environment)
    made = json_of("backup", str(file), environment=environment)
    json_of("token", "create", "--role", "kiosk", "--name", "Kios 2", environment=environment)

    refused = satupintu("restore", str(file), environment=environment)
    restored = json_of("restore", str(file), "--force", environment=environment)

    listed = json.loads(satupintu("token", "list", "--json", environment=environment).stdout)
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert restored["malls"] == made["malls"]
    assert [token["name"] for token in listed] == ["Kios 1"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json_of("check", environment=environment)["ok"] is True


def test_a_backup_with_one_changed_bit_is_not_believed(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "rumah.tar"
    json_of("token", "create", "--role", "kiosk", "--name", "Kios 1", environment=environment)
    json_of("backup", str(file), environment=environment)
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    file.write_bytes(whole)

    done = satupintu("restore", str(file), "--force", environment=environment)

    assert done.returncode == 1
    assert "changed or damaged" in done.stderr
    assert "Kios 1" in satupintu("token", "list", environment=environment).stdout


def test_what_is_no_backup_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("bukan cadangan")

    assert satupintu("restore", str(tmp_path / "surat.txt"), environment=environment).returncode == 1
    assert satupintu("restore", str(tmp_path / "tidak-ada"), environment=environment).returncode == 1


def test_nothing_is_restored_under_a_running_server(environment: dict[str, str], tmp_path: Path) -> None:
    from tests import server

    file = tmp_path / "rumah.tar"
    with server.running(tmp_path / "data", environment.get("SATUPINTU_DATABASE_URL", "")) as running:
        running.command("backup", str(file))
        done = satupintu("restore", str(file), "--force", environment=environment)

    assert done.returncode == 1
    assert "server is running" in done.stderr


def test_a_database_that_does_not_answer_is_said_in_words(tmp_path: Path) -> None:
    nowhere = environment_for(tmp_path, "postgresql://siapa@127.0.0.1:1/tidak-ada")

    done = satupintu("token", "list", environment=nowhere)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
