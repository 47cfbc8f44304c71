"""Commands are atomic, keyword-only, take `by` and `at`; nobody else writes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.files import texts

# steps inside a command's own transaction, not commands
STEPS = {"satupintu/ledger/commands.py": {"lock", "append"}}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
ON_ROWS = {"create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
ALWAYS = {"save", "get_or_create", "update_or_create"}
# readiness proves that a write reaches the disk: it writes a row as it is
MAY_WRITE = {"satupintu/web/health.py"}
SQL_WRITES = ("INSERT ", "UPDATE ", "DELETE ", "TRUNCATE ")


def is_command_file(path: str) -> bool:
    """Return whether `path` is a room's `commands.py`, or stands in its package of that name."""
    return path.startswith("satupintu/") and path.split("/")[2:3] in (["commands.py"], ["commands"])


def orders_of(path: str, text: str) -> Iterator[ast.FunctionDef]:
    """Yield the public functions of a command file. In a package: those that its `__init__` names."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def named_in_all(text: str) -> set[str]:
    """Return the names of a module's `__all__`."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return set(ast.literal_eval(node.value))
    return set()


def faults_of_order(node: ast.FunctionDef) -> list[str]:
    """Return what is wrong with one command."""
    faults = []
    if "transaction.atomic" not in {ast.unparse(decorator) for decorator in node.decorator_list}:
        faults.append("is not atomic")
    if node.args.args or node.args.posonlyargs or node.args.vararg:
        faults.append("takes arguments by place")
    names = {argument.arg for argument in node.args.kwonlyargs}
    faults += [f"does not take `{name}`" for name in ("by", "at") if name not in names]
    return faults


def faults_of_orders(path: str, text: str, public: set[str] | None = None) -> list[str]:
    """Return the faults of a command file's commands; `public` narrows them to a package's names."""
    return [
        f"{path}: {node.name} {fault}"
        for node in orders_of(path, text)
        if node.name not in STEPS.get(path, set()) and (public is None or node.name in public)
        for fault in faults_of_order(node)
    ]


def writes_in(path: str, text: str) -> list[str]:
    """Return the places of a file that write rows."""
    return [
        f"{path}:{node.lineno} {ast.unparse(node)[:60]}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and (_writes_rows(node) or _writes_swiftly(node) or _writes_sql(node))
    ]


def _writes_rows(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr in ALWAYS and not call.args:  # a picture's `save(out)` is no row's
        return True
    chain = {node.attr for node in ast.walk(call.func.value) if isinstance(node, ast.Attribute)}
    return call.func.attr in ON_ROWS and bool(chain & (MANAGERS | {"filter", "exclude"}))


def _writes_swiftly(call: ast.Call) -> bool:
    return ast.unparse(call.func) in {"swift.insert", "swift.update"}


def _writes_sql(call: ast.Call) -> bool:
    if not (isinstance(call.func, ast.Attribute) and call.func.attr in {"execute", "executemany"} and call.args):
        return False
    words = ast.unparse(call.args[0]).lstrip("f\"'").upper()
    return words.startswith(SQL_WRITES)


def test_every_command_is_atomic_keyword_only_and_takes_by_and_at() -> None:
    faults = []
    for path, text in texts(".py", under="satupintu/"):
        if path.endswith("/commands.py"):
            faults += faults_of_orders(path, text)
        elif is_command_file(path) and not path.endswith("__init__.py"):
            package = dict(texts(".py", under=path.rsplit("/", 1)[0]))
            faults += faults_of_orders(path, text, named_in_all(package[f"{path.rsplit('/', 1)[0]}/__init__.py"]))

    assert faults == []


def test_only_commands_write() -> None:
    found = [
        place
        for path, text in texts(".py", under="satupintu/")
        if not is_command_file(path) and "/migrations/" not in path and path not in MAY_WRITE
        for place in writes_in(path, text)
    ]

    assert found == []


def test_a_careless_command_is_found() -> None:
    text = "def issue_ticket(mall, *, by):\n    pass\n"

    assert faults_of_orders("satupintu/queueing/commands.py", text) == [
        "satupintu/queueing/commands.py: issue_ticket is not atomic",
        "satupintu/queueing/commands.py: issue_ticket takes arguments by place",
        "satupintu/queueing/commands.py: issue_ticket does not take `at`",
    ]


def test_a_write_outside_a_command_is_found() -> None:
    wrong = [
        "Ticket.objects.create(number='A-001')",
        "Ticket.objects.filter(number='A-001').update(state='gone')",
        "ticket.save()",
        "swift.insert([ticket])",
        "manager.objects.bulk_create(rows)",
        "mall.tickets.filter(day=today).delete()",
        "cursor.execute('DELETE FROM ledger_record')",
        "cursor.execute(f'update x set y = {z}')",
    ]

    assert [len(writes_in("satupintu/web/views.py", line)) for line in wrong] == [1] * len(wrong)


def test_what_only_looks_like_a_write_is_left_alone() -> None:
    right = [
        "digest.update(b'x')",
        "facts.update(a=1)",
        "cursor.execute('SELECT 1')",
        "Ticket.objects.filter(a=1).first()",
    ]

    assert [writes_in("satupintu/web/views.py", line) for line in right] == [[]] * len(right)
