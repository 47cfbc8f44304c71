"""`satupintu token`: devices and programs, and the secrets they carry."""

from __future__ import annotations

import argparse

from satupintu.base.actor import SYSTEM
from satupintu.cli import house, opening


def add(commands: house.Commands) -> None:
    """Declare `token create|list|revoke`."""
    top = commands.add_parser("token", help="register kiosks, row devices, boards, programs, or take their right away")
    actions = top.add_subparsers(required=True, metavar="ACTION")
    create = actions.add_parser("create", help="register a device and print its secret, this once")
    create.add_argument("--role", required=True, choices=("kiosk", "board", "officer"), help="what it may do")
    create.add_argument("--name", required=True, help="how people call the device, unique in the mall")
    create.add_argument(
        "--counter", default="", metavar="CODE", help="an officer's program: the only counter it works at"
    )
    create.add_argument(
        "--line", default="", metavar="CODE", help="a kiosk: it is the button or scanner of this line's row"
    )
    create.add_argument("--zone", default="", metavar="CODE", help="a board: the zone whose calls it shows")
    create.add_argument("--floor", default=1, type=int, help="where it stands (1)")
    create.add_argument("--printer", default="", metavar="HOST:PORT", help="a kiosk: its ESC/POS paper printer")
    create.set_defaults(work=_create)
    printer = actions.add_parser("printer", help="tell a kiosk where its paper printer listens")
    printer.add_argument("name", help="its name")
    printer.add_argument("address", metavar="HOST:PORT", help='where the printer listens; "" for none')
    printer.set_defaults(work=_printer)
    listing = actions.add_parser("list", help="list the registered devices")
    listing.set_defaults(work=_list)
    revoke = actions.add_parser("revoke", help="take a device's right away, at once")
    revoke.add_argument("name", help="its name")
    revoke.set_defaults(work=_revoke)
    for action in (create, printer, listing, revoke):
        house.add_mall(action)
        house.add_json(action)


def _create(arguments: argparse.Namespace) -> int:
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people

    opening.prepare()
    mall = house.mall_of(arguments)
    secret = people.make_token(
        mall=mall, role=arguments.role, name=arguments.name, counter=arguments.counter,
        line=arguments.line, zone=arguments.zone, floor=arguments.floor, by=SYSTEM, at=now(mall),
    )  # fmt: skip
    if arguments.printer:
        people.set_printer(mall=mall, name=arguments.name, printer=arguments.printer, by=SYSTEM, at=now(mall))
    house.say(arguments, {"token": secret}, secret)
    return house.DONE


def _printer(arguments: argparse.Namespace) -> int:
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people

    mall = house.mall_of(arguments)
    people.set_printer(mall=mall, name=arguments.name, printer=arguments.address, by=SYSTEM, at=now(mall))
    house.say(arguments, {"printer": arguments.address}, f"{arguments.name}: {arguments.address or 'no printer'}")
    return house.DONE


def _list(arguments: argparse.Namespace) -> int:
    from satupintu.people.queries import tokens

    found = [
        {
            "name": token.name, "role": token.role, "counter": token.counter, "line": token.line,
            "zone": token.zone, "floor": token.floor, "active": token.is_active,
        }
        for token in tokens(house.mall_of(arguments))
    ]  # fmt: skip
    rows = [tuple(str(value) for value in fact.values()) for fact in found]
    house.say(arguments, found, house.table([("name", "role", "counter", "line", "zone", "floor", "active"), *rows]))
    return house.DONE


def _revoke(arguments: argparse.Namespace) -> int:
    from satupintu.ledger.queries import now
    from satupintu.people import commands as people

    mall = house.mall_of(arguments)
    people.revoke_token(mall=mall, name=arguments.name, by=SYSTEM, at=now(mall))
    house.say(arguments, {"revoked": arguments.name}, f"{arguments.name} has no right here any more.")
    return house.DONE
