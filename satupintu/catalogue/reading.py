"""From a file's text to plain data, strictly: no key twice, no guessed dates, nothing but plain values."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from satupintu.catalogue import refusals

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class StrictLoader(Loader):  # type: ignore[misc]
    """YAML's safe loader, except that a key must be a text, given once, and that a date stays the text it is."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return a mapping; raises a ConstructorError for a key that comes twice or is no text."""
        seen: set[str] = set()
        for key_node, _value in node.value:
            if key_node.value in seen:
                text = _('kunci "%(key)s" ditulis dua kali') % {"key": key_node.value}
                raise yaml.constructor.ConstructorError(None, None, text, key_node.start_mark)
            seen.add(key_node.value)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        for key in mapping:
            if not isinstance(key, str):
                text = _('kunci "%(key)s" bukan teks') % {"key": key}
                raise yaml.constructor.ConstructorError(None, None, text, node.start_mark)
        return mapping


StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in Loader.yaml_implicit_resolvers.items()
}


def read_file(path: Path) -> Any:
    """Return the data of a YAML file. Raises BrokenFile, naming the file and the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise refusals.BrokenFile([_("%(file)s: berkas tidak terbaca") % {"file": path.name}]) from trouble
    return read_text(text, path.name)


def read_text(text: str, name: str) -> Any:
    """Return the data of a YAML text. Raises BrokenFile, naming the line."""
    try:
        return yaml.load(text, Loader=StrictLoader)  # noqa: S506 - a safe loader, made stricter  # nosec B506
    except yaml.YAMLError as trouble:
        mark = getattr(trouble, "problem_mark", None)
        facts = {
            "file": name,
            "line": mark.line + 1 if mark is not None else "?",
            "problem": getattr(trouble, "problem", None) or _("bukan YAML"),
        }
        raise refusals.BrokenFile([_("%(file)s baris %(line)s: %(problem)s") % facts]) from trouble


def settings_beside(path: Path) -> Path:
    """Return where the settings of a deployment lie: "x.yaml" has "x.settings.yaml" beside it."""
    return path.with_name(f"{path.stem}.settings{path.suffix}")
