"""What this house does not do at all: run text, read foreign objects, call other hosts from a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.files import texts

NEVER = {
    "pickle", "marshal", "shelve", "xml", "lxml", "ldap", "ldap3", "jinja2", "pylibmc", "pymemcache", "smtplib",
    "imaplib", "telnetlib", "ftplib", "xmlrpc", "jwt", "requests",
}  # fmt: skip
"""Rooms for mail, tokens and files bring their own tests when they come."""
OUTSIDE = {"socket", "subprocess", "urllib.request", "http.client", "httpx", "httpx2", "ssl"}
TO_THE_OUTSIDE = ("satupintu/gateways/", "satupintu/cli/")
APPROVED = {"sha256", "sha512", "blake2b", "file_digest"}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__"}
IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|postMessage|document\.cookie"
    r"|indexedDB|setTimeout\(['\"]|__proto__"
)
IN_TEMPLATES = re.compile(
    r"\|safe\b|autoescape off|<script(?![^>]*\bsrc=)[^>]*>|<style|\son[a-z]+=|\sstyle=|javascript:|https?://"
)
STORED = re.compile(r"(?:local|session)Storage\.setItem\((\w+)")


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the modules that a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def dangers(path: str, text: str) -> list[str]:
    """Return what a file of the product should not do."""
    tree = ast.parse(text)
    modules = list(imported(tree))
    found = [f"{path} imports {module}" for module in modules if module.split(".")[0] in NEVER]
    if not path.startswith(TO_THE_OUTSIDE):
        found += [f"{path} reaches outside by {module}" for module in modules if module in OUTSIDE]
    if "random" in modules and not path.startswith(("satupintu/simulation/", "satupintu/cli/demo", "satupintu/jobs/")):
        found.append(f"{path} draws from random")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            found += [f"{path} calls {name}"] if name in UNSAFE_CALLS else []
            shell = [word for word in node.keywords if word.arg == "shell"]
            found += [f"{path} opens a shell"] if shell else []
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "hashlib":
            found += [f"{path} hashes by {node.attr}"] if node.attr not in APPROVED else []
    return found


def test_the_product_does_nothing_of_it() -> None:
    found = [danger for path, text in texts(".py", under="satupintu/") for danger in dangers(path, text)]

    assert found == []


def test_scripts_write_no_html_run_no_text_and_tell_nobody() -> None:
    found = [(path, IN_SCRIPTS.findall(text)) for path, text in texts(".js", under="satupintu/web/static/")]

    assert len(found) > 5
    assert [(path, words) for path, words in found if words] == []


def test_a_browser_keeps_nothing_but_an_officer_s_own_keys() -> None:
    kept = {(path, name) for path, text in texts(".js", under="satupintu/web/static/") for name in STORED.findall(text)}

    assert kept <= {("satupintu/web/static/ui/desk.js", "STORE")}


def test_templates_escape_everything_and_nothing_comes_from_elsewhere() -> None:
    found = [(path, IN_TEMPLATES.findall(text)) for path, text in texts(".html", under="satupintu/web/templates/")]

    assert len(found) > 50
    assert [(path, words) for path, words in found if words] == []


def test_each_danger_would_be_found() -> None:
    code = "import pickle, socket\nimport random\neval('1')\nrun('a', shell=True)\nhashlib.md5()\n"

    assert dangers("satupintu/web/x.py", code) == [
        "satupintu/web/x.py imports pickle", "satupintu/web/x.py reaches outside by socket",
        "satupintu/web/x.py draws from random", "satupintu/web/x.py calls eval", "satupintu/web/x.py opens a shell",
        "satupintu/web/x.py hashes by md5",
    ]  # fmt: skip
    assert IN_SCRIPTS.search("box.innerHTML = said")
    assert IN_TEMPLATES.search("{{ said|safe }}")
    assert IN_TEMPLATES.search("<p onclick=x>")
    assert not IN_TEMPLATES.search('<script src="{% static "a.js" %}" defer></script>')
