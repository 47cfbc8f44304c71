"""Files stay short, templates are used, words are the mall's, nothing names this machine or a registry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from tests.house.files import texts

LINES_AT_MOST = 400
VENDORED = ("static/vendor/",)
BLOCKED = re.compile(
    r"\b(antrian|silahkan|dipersilahkan|ijin|resiko|foto copy|merubah|error|invalid|submit|null|dalam rangka|"
    r"yang bersangkutan|guna|mohon maklum|sistem sedang)\b",
    re.IGNORECASE,
)
WORDS_AT_MOST = 15
PUBLISHED = "satupintu/web/rule.py"
"""The rule is published word for word; its first sentence is longer."""
TAGS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<script.*?</script>|<style.*?</style>|<[^>]*>", re.S)
SAID = re.compile(r"""{% (?:translate|trans) (["'])(.*?)\1""", re.S)
BLOCK = re.compile(r"{% blocktranslate.*?%}(.*?){% endblocktranslate %}", re.S)
# spelled in parts, so that this file does not name them itself
ELSEWHERE = re.compile("|".join(re.escape(a + b) for a, b in (
    ("pypi", ".org"), ("python", "hosted.org"), ("npm", "js.org"), ("reg", "istry.npm"), ("/wo", "rk/"), ("/tm", "p/"),
    ("/ro", "ot/"), ("/opt/", "wheels"), ("/ho", "me/"),
)))  # fmt: skip


def said_in_template(text: str) -> list[str]:
    """Return the words of a template that a reader sees: its translated texts and what stands between the tags."""
    said = [match[2] for match in SAID.finditer(text)] + [match[1] for match in BLOCK.finditer(text)]
    bare = TAGS.sub(" ", BLOCK.sub(" ", text))
    return [*said, re.sub(r"{[%{].*?[%}]}", " ", bare, flags=re.S)]


def said_in_python(text: str) -> list[str]:
    """Return the texts of a file that gettext knows."""
    names = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    known = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in names)
    return [
        argument.value
        for call in known
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def blocked_words(path: str, said: Iterable[str]) -> list[str]:
    """Return the words that no guest may read."""
    return [f"{path}: {match[0]}" for text in said for match in BLOCKED.finditer(text)]


def long_or_loud(path: str, said: Iterable[str]) -> list[str]:
    """Return the sentences of more than 15 words, and those that shout."""
    faults = []
    for text in said:
        sentences = re.split(r"(?<=[.?])\s+", text.strip())
        faults += [f"{path}: {sentence}" for sentence in sentences if len(sentence.split()) > WORDS_AT_MOST]
        faults += [f"{path}: {text}"] if "!" in text else []
    return faults


def too_long(files: Iterable[tuple[str, str]]) -> list[str]:
    """Return the files of 400 lines or more."""
    return [path for path, text in files if text.count("\n") >= LINES_AT_MOST]


def unused(templates: Iterable[str], sources: Iterable[str]) -> set[str]:
    """Return the templates that no source names."""
    whole = "\n".join(sources)
    return {name for name in templates if f'"{name}' not in whole and f"'{name}" not in whole}


def elsewhere(files: Iterable[tuple[str, str]]) -> list[str]:
    """Return the places that name a package registry or a path of one machine."""
    return [
        f"{path}:{number}"
        for path, text in files
        for number, line in enumerate(text.splitlines(), 1)
        if ELSEWHERE.search(line)
    ]


def visible() -> Iterable[tuple[str, list[str]]]:
    """Yield (path, texts a reader sees) of every template and every Python file."""
    for path, text in texts(".html", under="satupintu/"):
        yield path, said_in_template(text)
    for path, text in texts(".py", under="satupintu/"):
        yield path, said_in_python(text)


def test_no_reader_meets_a_blocked_word() -> None:
    assert [fault for path, said in visible() for fault in blocked_words(path, said)] == []


def test_sentences_are_short_and_quiet() -> None:
    spoken = [(path, said) for path, said in visible() if path.endswith(".py") and path != PUBLISHED]
    spoken += [(path, said[:-1]) for path, said in visible() if path.endswith(".html")]

    assert [fault for path, said in spoken for fault in long_or_loud(path, said)] == []


def test_files_stay_below_four_hundred_lines() -> None:
    ours = [(path, text) for path, text in texts(".py", ".html", ".css", ".js") if not any(v in path for v in VENDORED)]

    assert too_long(ours) == []


def test_every_template_is_used() -> None:
    folder = "satupintu/web/templates/"
    templates = [path.removeprefix(folder) for path, _text in texts(".html", under=folder)]
    sources = [text for _path, text in texts(".py", ".html", under="satupintu/")]

    assert unused(templates, sources) == set()


def test_nothing_names_a_registry_or_a_path_of_one_machine() -> None:
    assert elsewhere(texts()) == []


def test_blocked_words_are_found_in_templates_and_in_python() -> None:
    template = "<p title='error'>Silahkan <b>ambil</b> {% translate \"nomor antrian\" %}</p>{# ijin #}"

    assert blocked_words("x", said_in_template(template)) == ["x: antrian", "x: Silahkan"]
    assert blocked_words("x", said_in_python("reason = _('Data invalid.')\nlog('error')")) == ["x: invalid"]


def test_long_and_loud_sentences_are_found() -> None:
    long = " ".join(["kata"] * 16) + "."

    assert long_or_loud("x", [long, "Pendek saja. Nomor Anda A-012."]) == [f"x: {long}"]
    assert long_or_loud("x", ["Awas!"]) == ["x: Awas!"]


def test_a_long_file_is_found() -> None:
    assert too_long([("long.py", "x\n" * 400), ("short.py", "x\n" * 399)]) == ["long.py"]


def test_an_unused_template_is_found() -> None:
    assert unused(["kiosk/start.html", "kiosk/old.html"], ['render(request, "kiosk/start.html#now")']) == {
        "kiosk/old.html"
    }


def test_a_path_of_this_machine_is_found() -> None:
    assert elsewhere([("x.md", "see\n/wo" + "rk/plan")]) == ["x.md:2"]
