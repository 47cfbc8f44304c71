"""`satupintu users`: the accounts of people on duty."""

from __future__ import annotations

import argparse
import secrets
import sys

from satupintu.base.actor import SYSTEM
from satupintu.cli import house, opening
from satupintu.people.permits import Duty


def add(commands: house.Commands) -> None:
    """Declare `users add|list|reset|disable|enable`."""
    top = commands.add_parser("users", help="accounts of people on duty")
    actions = top.add_subparsers(required=True, metavar="ACTION")
    new = actions.add_parser("add", help="register an officer; prints a password unless you give one")
    new.add_argument("username", help="letters, digits, - and _")
    new.add_argument("--name", required=True, help="how colleagues call her or him")
    new.add_argument("--agency", default="", metavar="CODE", help="the agency that sends the officer")
    new.add_argument("--duty", default=Duty.OFFICER.value, choices=[duty.value for duty in Duty], help="what it is for")
    new.set_defaults(work=_add)
    listing = actions.add_parser("list", help="list the accounts")
    listing.set_defaults(work=_list)
    reset = actions.add_parser(
        "reset", help="take an officer's password away; prints a code that opens the account once, within 24 hours"
    )
    reset.add_argument(
        "--second-factor", action="store_true", help="drop passkeys, authenticator app, recovery codes too"
    )
    reset.set_defaults(work=_reset)
    disable = actions.add_parser("disable", help="close an account: its pages, streams and orders end at once")
    disable.set_defaults(work=_disable)
    enable = actions.add_parser("enable", help="open a closed account again")
    enable.set_defaults(work=_enable)
    for action in (reset, disable, enable):
        action.add_argument("username")
    for action in (new, reset):
        action.add_argument("--password-stdin", action="store_true", help="read the password from the standard input")
    for action in (new, listing, reset, disable, enable):
        house.add_mall(action)
        house.add_json(action)


def _password(arguments: argparse.Namespace) -> tuple[str, bool]:
    """Return the password and whether it is ours to print."""
    if arguments.password_stdin:
        return sys.stdin.readline().rstrip("\r\n"), False
    return secrets.token_urlsafe(12), True


def _say_account(arguments: argparse.Namespace, username: str, password: str, *, ours: bool) -> None:
    facts = {"username": username} | ({"password": password} if ours else {})
    house.say(arguments, facts, f"{username}  {password}" if ours else username)


def _add(arguments: argparse.Namespace) -> int:
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people

    opening.prepare()
    mall = house.mall_of(arguments)
    password, ours = _password(arguments)
    people.add_officer(
        mall=mall, username=arguments.username, name=arguments.name, agency=arguments.agency,
        duty=arguments.duty,
        password=password, by=SYSTEM, at=now(mall),
    )  # fmt: skip
    _say_account(arguments, arguments.username, password, ours=ours)
    return house.DONE


def _list(arguments: argparse.Namespace) -> int:
    from satupintu.people.queries import officers

    found = [
        {
            "username": officer.username, "name": officer.name, "agency": officer.agency,
            "duty": officer.duty,
            "active": officer.is_active, "known_password": officer.known_password,
        }
        for officer in officers(house.mall_of(arguments))
    ]  # fmt: skip
    rows = [tuple(str(value) for value in fact.values()) for fact in found]
    house.say(
        arguments, found, house.table([("username", "name", "agency", "duty", "active", "known password"), *rows])
    )
    return house.DONE


def _reset(arguments: argparse.Namespace) -> int:
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people

    mall, username = house.mall_of(arguments), arguments.username
    code = people.give_one_time_code(
        mall=mall, username=username, second_factor=arguments.second_factor, by=SYSTEM, at=now(mall)
    )
    if arguments.password_stdin:  # a password that the terminal knows: then no code is left open
        password, _ours = _password(arguments)
        people.set_password(mall=mall, username=username, password=password, by=SYSTEM, at=now(mall))
        _say_account(arguments, username, password, ours=False)
        return house.DONE
    words = f"{username}  {code}\nSign in with this code in place of the password, once, within 24 hours."
    house.say(arguments, {"username": username, "code": code}, words)
    return house.DONE


def _disable(arguments: argparse.Namespace) -> int:
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people
    from satupintu.people.queries import actor_of_officer
    from satupintu.queueing.commands import free_counter_of

    mall = house.mall_of(arguments)
    officer = people.disable_officer(mall=mall, username=arguments.username, by=SYSTEM, at=now(mall))
    free_counter_of(mall=mall, sitter=actor_of_officer(officer), by=SYSTEM, at=now(mall))
    house.say(arguments, {"disabled": arguments.username}, f"{arguments.username} cannot sign in any more.")
    return house.DONE


def _enable(arguments: argparse.Namespace) -> int:
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people

    mall = house.mall_of(arguments)
    people.enable_officer(mall=mall, username=arguments.username, by=SYSTEM, at=now(mall))
    house.say(arguments, {"enabled": arguments.username}, f"{arguments.username} can sign in again.")
    return house.DONE
