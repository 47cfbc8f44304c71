"""The dispatcher behind the real server: what a page receives and what a client gets back."""

from __future__ import annotations

import hashlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.postgres import free_port
from tests.server import ROOT, answers


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server that runs the echo application."""
    port = free_port()
    words = [
        "granian",
        "--interface",
        "asgi",
        "--port",
        str(port),
        "--loop",
        "asyncio",
        "tests.web.echo_app:application",
    ]
    server = subprocess.Popen(
        [sys.executable, "-m", *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 20
        while not answers(f"http://127.0.0.1:{port}/parts") and time.monotonic() < until:
            time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def spoken(port: int, request: bytes, *, then_close: bool = False) -> tuple[int, list[str], bytes]:
    """Send raw bytes; return the status, the header lines in lower case, and the decoded body."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(request)
        if then_close:
            return 0, [], b""
        parts = iter(lambda: line.recv(65536), b"")
        head, _gap, body = b"".join(parts).partition(b"\r\n\r\n")
    status, *headers = head.decode("latin-1").split("\r\n")
    lowered = [header.lower() for header in headers]
    return int(status.split()[1]), lowered, dechunked(body) if "transfer-encoding: chunked" in lowered else body


def dechunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    start = 0
    while True:
        end = body.index(b"\r\n", start)
        length = int(body[start:end], 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + length])
        start = end + 4 + length


def request(method: str, path: str, *headers: str, body: bytes = b"") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: mal.example", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def test_a_page_receives_method_path_query_and_host(port: int) -> None:
    status, _headers, body = spoken(port, request("GET", "/kios/%C3%A9/?a=1&b=%20"))

    facts = json.loads(body)
    assert status == 200
    assert facts["REQUEST_METHOD"] == "GET"
    assert facts["PATH_INFO"].encode("latin-1").decode() == "/kios/é/"
    assert facts["QUERY_STRING"] == "a=1&b=%20"
    assert facts["HTTP_HOST"] == "mal.example"
    assert facts["REMOTE_ADDR"] == "127.0.0.1"


def test_a_large_body_arrives_whole(port: int) -> None:
    large = bytes(range(256)) * 4096 * 5

    _status, _headers, body = spoken(port, request("POST", "/", f"Content-Length: {len(large)}", body=large))

    facts = json.loads(body)
    assert (facts["length"], facts["sha256"]) == (len(large), hashlib.sha256(large).hexdigest())
    assert facts["CONTENT_LENGTH"] == str(len(large))


def test_a_chunked_body_arrives_whole_and_gets_a_length(port: int) -> None:
    chunks = b"5\r\nhalo \r\n3\r\nmal\r\n0\r\n\r\n"

    _status, _headers, body = spoken(port, request("POST", "/", "Transfer-Encoding: chunked", body=chunks))

    facts = json.loads(body)
    assert (facts["length"], facts["CONTENT_LENGTH"]) == (8, "8")
    assert "HTTP_TRANSFER_ENCODING" not in facts


def test_an_empty_body_has_the_length_nought(port: int) -> None:
    _status, _headers, body = spoken(port, request("POST", "/", "Content-Length: 0"))

    assert json.loads(body)["CONTENT_LENGTH"] == "0"


def test_a_body_beyond_the_limit_is_refused(port: int) -> None:
    huge = b"x" * (10 * 1024 * 1024 + 1)

    status, _headers, _body = spoken(port, request("POST", "/", f"Content-Length: {len(huge)}", body=huge))

    assert status == 413


def test_many_headers_arrive_and_doubles_are_joined(port: int) -> None:
    many = [f"X-Nomor-{number}: {number}" for number in range(60)]

    _status, _headers, body = spoken(
        port, request("GET", "/", *many, "X-Twice: a", "X-Twice: b", "Cookie: a=1", "Cookie: b=2")
    )

    facts = json.loads(body)
    assert all(facts[f"HTTP_X_NOMOR_{number}"] == str(number) for number in range(60))
    assert facts["HTTP_X_TWICE"] == "a,b"
    assert facts["HTTP_COOKIE"] == "a=1; b=2"


def test_a_header_with_an_underscore_cannot_pose_as_another(port: int) -> None:
    _status, _headers, body = spoken(port, request("GET", "/", "X_Forwarded_Proto: https", "Content-Type: text/x"))

    facts = json.loads(body)
    assert "HTTP_X_FORWARDED_PROTO" not in facts
    assert facts["CONTENT_TYPE"] == "text/x"


def test_a_response_in_parts_comes_whole(port: int) -> None:
    status, _headers, body = spoken(port, request("GET", "/parts"))

    assert (status, body) == (200, b"one,two,three")


def test_a_large_response_comes_whole(port: int) -> None:
    _status, _headers, body = spoken(port, request("GET", "/large"))

    assert len(body) == 400 * 65536


def test_head_has_headers_and_no_body(port: int) -> None:
    status, headers, body = spoken(port, request("HEAD", "/"))

    assert (status, body) == (200, b"")
    assert "content-type: application/json" in headers


def test_an_answer_without_a_body_keeps_its_status_and_every_cookie(port: int) -> None:
    status, headers, body = spoken(port, request("GET", "/nothing"))

    assert (status, body) == (204, b"")
    assert {"x-one: 1", "set-cookie: a=1", "set-cookie: b=2"} <= set(headers)


def test_a_client_that_leaves_early_leaves_no_page_open_and_the_server_stands(port: int) -> None:
    spoken(port, request("GET", "/large"), then_close=True)
    spoken(port, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf", then_close=True)

    assert spoken(port, request("GET", "/was-closed"))[2] == b"yes"


def test_a_page_that_crashes_harms_nobody_else(port: int) -> None:
    assert spoken(port, request("GET", "/crash"))[0] == 500
    assert spoken(port, request("GET", "/parts"))[0] == 200


def test_only_the_exact_address_of_the_live_changes_goes_past_the_pages(port: int) -> None:
    assert spoken(port, request("GET", "/events?topics=hall"))[2] == b"events"
    assert json.loads(spoken(port, request("GET", "/events/x"))[2])["PATH_INFO"] == "/events/x"
