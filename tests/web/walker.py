"""Who visits every page of the house, and which fields and query names each page takes.

Addresses come from the URL resolver, fields from the forms of the answers, and names from what a view reads.
"""

from __future__ import annotations

import copy
import functools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve

from satupintu.people.permits import OF_THE_MALL, Duty, Permit, allows
from tests.house.test_addresses import views_under

NOT_PAGES = ("api/", "healthz", "readyz", "komponen/")
SENDING = {"GET", "POST"}
WITHOUT_TEXT = {"checkbox", "radio", "submit", "button", "file", "image", "reset"}


@dataclass
class Form:
    """A form of a page: where it goes and what stands in it."""

    method: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address, self.forms, self.selects, self.links = address, [], "", []  # type: ignore[var-annotated]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "a" and has.get("href", "").startswith("/"):
            self.links.append(has["href"])
        if tag == "form":
            self.forms.append(Form(has.get("method", "get").upper(), has.get("action") or self.address))
        elif self.forms:
            self._field(tag, has)

    def _field(self, tag: str, has: dict[str, str]) -> None:
        fields, name = self.forms[-1].fields, has.get("name", "")
        if tag == "option" and self.selects and ("selected" in has or self.selects not in fields):
            fields[self.selects] = has.get("value", "")
        if tag == "select":
            self.selects = name
        if tag == "button" and has.get("formaction"):
            self.forms.append(
                Form(has.get("formmethod", self.forms[-1].method).upper(), has["formaction"], dict(fields))
            )
        if not name or tag not in {"input", "textarea", "button"}:
            return
        chosen = has.get("type", "") not in {"checkbox", "radio"} or "checked" in has
        fields[name] = has.get("value", "") if chosen and name not in fields else fields.get(name, "")

    def handle_endtag(self, tag: str) -> None:
        self.selects = "" if tag == "select" else self.selects


def forms_of(response: HttpResponse, address: str) -> tuple[list[Form], list[str]]:
    """Return the forms and the links into the house of an answer."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return [], []
    reader = _Forms(urlsplit(address).path)
    reader.feed(response.content.decode())
    return reader.forms, reader.links


@contextmanager
def names_read() -> Iterator[set[str]]:
    """Yield the names that views ask a query or a form for, as they ask."""
    asked: set[str] = set()
    kept = {name: getattr(QueryDict, name) for name in ("get", "getlist", "__getitem__", "__contains__")}

    def spying(method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def spy(self: QueryDict, name: Any, *rest: Any, **more: Any) -> Any:
            asked.add(str(name))
            return method(self, name, *rest, **more)

        return spy

    own = {name for name in kept if name in vars(QueryDict)}
    for name, method in kept.items():
        setattr(QueryDict, name, spying(method))
    try:
        yield asked
    finally:
        for name, method in kept.items():
            setattr(QueryDict, name, method) if name in own else delattr(QueryDict, name)


def untouched(client: Client, method: str, address: str, data: dict[str, str], **headers: str) -> HttpResponse:
    """Send a request whose effect is taken back, in the database and in the browser."""
    cookies = copy.deepcopy(client.cookies)
    try:
        with transaction.atomic():
            response = sent(client, method, address, data, **headers)
            transaction.set_rollback(True)
    finally:
        client.cookies = cookies
    return response


def sent(client: Client, method: str, address: str, data: dict[str, str], **headers: str) -> HttpResponse:
    """Send a request; a form's answer is not followed."""
    ask = client.get if method == "GET" else client.post
    response: HttpResponse = ask(address, data, headers=headers)  # type: ignore[assignment]
    return response


@dataclass(frozen=True)
class Page:
    """An address of the house with the visitor who may pass its door."""

    pattern: str
    address: str
    who: str
    names: tuple[str, ...]


def visitor_for(door: str) -> str:
    """Return who passes a door: a duty's name, "kiosk", "rina" at her counter, "" for anybody."""
    kind, _colon, permit = door.partition(":")
    if kind == "permitted":
        fitting = [duty for duty in Duty if allows(duty, "" if duty in OF_THE_MALL else "DUKCAPIL", Permit(permit), "")]
        fitting = fitting or [duty for duty in Duty if allows(duty, "DUKCAPIL", Permit(permit), "DUKCAPIL")]
        return str(fitting[0])
    return {"kiosk_device": "kiosk", "open_to_all": "", "demo_only": ""}.get(kind, "rina")


def pages(values: dict[str, str]) -> list[Page]:
    """Return every page of the house, its address filled with what exists; raises KeyError for an unknown name."""
    found = []
    for pattern, view, _name in views_under(get_resolver().url_patterns):
        if pattern.startswith(NOT_PAGES):
            continue
        names, address = [], "/"
        for number, part in enumerate(pattern.split("<")):
            if number == 0:
                address += part
                continue
            name, rest = part.split(">", 1)
            names.append(name)
            own = f"{pattern.split('/')[0]}/{name.split(':')[-1]}"
            address += quote(values.get(own) or values[name.split(":")[-1]], safe="") + rest
        found.append(Page(pattern, address, visitor_for(view.door), tuple(names)))
    return found


@dataclass(frozen=True)
class Target:
    """One place for a payload: a field or a query name of an address, and what else has to be sent."""

    who: str
    method: str
    address: str
    name: str
    fields: tuple[tuple[str, str], ...]

    def data(self, text: str) -> dict[str, str]:
        """Return what is sent with `text` in the field."""
        return dict(self.fields) | {self.name: text}


def route_of(address: str) -> str:
    """Return the pattern of an address, "" when nothing answers there."""
    try:
        return str(resolve(urlsplit(address).path).route)
    except Resolver404:
        return ""


def targets(client_of: Callable[[str], Client], found: list[Page]) -> list[Target]:
    """Return every field and query name of every page, each once."""
    door = {page.pattern: page.who for page in found}
    where: dict[tuple[str, str, str], Target] = {}

    def add(who: str, method: str, address: str, name: str, fields: dict[str, str]) -> None:
        key = (method, route_of(address), name)
        better = key not in where or len(where[key].fields) < len(fields)
        if key[1] and name != "csrfmiddlewaretoken" and better:
            where[key] = Target(who, method, urlsplit(address).path, name, tuple(fields.items()))

    for page in found:
        for method in sorted(SENDING):
            with names_read() as asked:
                response = untouched(client_of(page.who), method, page.address, {})
            for name in asked:
                add(page.who, method, page.address, name, {})
            forms, links = forms_of(response, page.address)
            for form in forms:
                for name in form.fields:
                    who = door.get(route_of(form.action), page.who)
                    add(who, form.method, form.action, name, form.fields)
            for link in links:
                query = dict(parse_qsl(urlsplit(link).query, keep_blank_values=True))
                for name in query:
                    add(door.get(route_of(link), page.who), "GET", link, name, query)
    return sorted(where.values(), key=lambda target: json.dumps([target.address, target.method, target.name]))
