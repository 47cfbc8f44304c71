"""Every address has a door; no view is asynchronous."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, path

from satupintu.web.api.site import api
from tests.house.files import texts

# Django's part in serving the API: its own file of itself
DESCRIBES_ITSELF = {"openapi-json", "openapi-view", "api-root"}
# the native part of the server: the dispatcher and the live changes
NATIVE = {"satupintu/web/asgi.py", "satupintu/web/events.py"}


def views_under(patterns: list[Any], start: str = "") -> Iterator[tuple[str, Callable[..., Any], str]]:
    """Yield (address, view, name) of every address below."""
    for pattern in patterns:
        address = f"{start}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from views_under(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            yield address, pattern.callback, pattern.name or ""


def without_door(patterns: list[Any]) -> list[str]:
    """Return the addresses whose view has no door."""
    return [address for address, view, _name in views_under(patterns) if not hasattr(view, "door")]


def operations_without_door(routers: list[tuple[str, Any]]) -> list[str]:
    """Return the operations of the API whose function has no door."""
    return [
        f"{prefix}{route} {operation.view_func.__name__}"
        for prefix, router in routers
        for route, view in router.path_operations.items()
        for operation in view.operations
        if not hasattr(operation.view_func, "door")
    ]


def asynchronous_functions(path: str, text: str) -> list[str]:
    """Return the asynchronous functions of a file."""
    return [f"{path}: {node.name}" for node in ast.walk(ast.parse(text)) if isinstance(node, ast.AsyncFunctionDef)]


def test_every_address_of_the_pages_has_a_door() -> None:
    pages = [address for address in without_door(get_resolver().url_patterns) if not address.startswith("api/")]

    assert pages == []


def test_every_operation_of_the_api_has_a_door() -> None:
    described = [
        name for address, _view, name in views_under(get_resolver().url_patterns) if address.startswith("api/")
    ]

    assert operations_without_door(list(api._routers)) == []
    assert len(described) > len(DESCRIBES_ITSELF)


def test_no_view_is_asynchronous() -> None:
    found = [
        place
        for file, text in texts(".py", under="satupintu/")
        if file not in NATIVE
        for place in asynchronous_functions(file, text)
    ]

    assert found == []


def test_a_view_without_a_door_is_found() -> None:
    def naked(request: object) -> Any:
        return None

    assert without_door([path("rahasia/", naked)]) == ["rahasia/"]


def test_an_operation_without_a_door_is_found() -> None:
    from ninja import Router

    router = Router()

    @router.get("/rahasia")
    def naked(request: object) -> dict[str, str]:
        return {}

    assert operations_without_door([("/x", router)]) == ["/x/rahasia naked"]


def test_an_asynchronous_view_is_found() -> None:
    assert asynchronous_functions("views.py", "async def page(request):\n    pass\n") == ["views.py: page"]
