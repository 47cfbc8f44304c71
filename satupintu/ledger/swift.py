"""Statements that every order sends, compiled once per process.

Django builds the same SQL anew for each call, which costs several times what the database needs for
it (docs/performance.md). Here a statement is a text made from a model's own columns and kept; values
still go through the model's fields, in and out. Equality only: everything else stays with the ORM.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)
Converter = Callable[[Any, Any, Any], Any]


def find(model: type[Row], *, for_update: bool = False, **where: Any) -> Row | None:
    """Return the row whose columns equal `where` (by attname: `mall_id`), or None; locked on a database that can."""
    text = _select(model, tuple(where), for_update and connection.vendor == "postgresql")
    values = [_into(model, name, value) for name, value in where.items()]
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        found = cursor.fetchone()
    if found is None:
        return None
    row = list(found)
    for place, converters, column in _converters(model, connection.vendor):
        for convert in converters:
            row[place] = convert(row[place], column, connection)
    return model.from_db(connection.alias, [field.attname for field in _fields(model)], row)


def insert(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model in one statement; a single row learns its key."""
    if not rows:
        return
    model = type(rows[0])
    fields = _fields(model)[1:]
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_insert(model, len(rows)), values)
        keys = cursor.fetchall()
    for row, key in zip(rows, keys, strict=True):
        row.pk = key[0]
        row._state.adding, row._state.db = False, connection.alias


def update(model: type[models.Model], values: Mapping[str, Any], **where: Any) -> int:
    """Set columns of the rows whose columns equal `where`; returns how many there are."""
    text = _update(model, tuple(values), tuple(where))
    given = [_into(model, name, value) for name, value in (*values.items(), *where.items())]
    with connection.cursor() as cursor:
        cursor.execute(text, given)
        return int(cursor.rowcount)


@lru_cache(maxsize=64)
def _fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Return the columns of a model; the key that the database gives stands first."""
    return list(model._meta.concrete_fields)


@lru_cache(maxsize=256)
def _field(model: type[models.Model], attname: str) -> models.Field[Any, Any]:
    return next(field for field in _fields(model) if field.attname == attname)


def _into(model: type[models.Model], attname: str, value: Any) -> Any:
    return _field(model, attname).get_db_prep_save(value, connection)


@lru_cache(maxsize=64)
def _converters(model: type[models.Model], _vendor: str) -> list[tuple[int, list[Converter], Any]]:
    found = []
    for place, field in enumerate(_fields(model)):
        column = field.get_col(model._meta.db_table)
        converters = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
        if converters:
            found.append((place, converters, column))
    return found


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _equal(model: type[models.Model], names: Sequence[str]) -> list[str]:
    return [f"{_quoted(str(_field(model, name).column))} = %s" for name in names]


@lru_cache(maxsize=64)
def _select(model: type[models.Model], where: tuple[str, ...], locked: bool) -> str:
    columns = ", ".join(_quoted(str(field.column)) for field in _fields(model))
    end = " FOR UPDATE" if locked else ""
    return f"SELECT {columns} FROM {_quoted(model._meta.db_table)} WHERE {' AND '.join(_equal(model, where))}{end}"  # noqa: S608 - names of our own models  # nosec B608


@lru_cache(maxsize=64)
def _insert(model: type[models.Model], rows: int) -> str:
    fields = _fields(model)[1:]
    columns = ", ".join(_quoted(str(field.column)) for field in fields)
    one = f"({', '.join(['%s'] * len(fields))})"
    table, key = _quoted(model._meta.db_table), _quoted(str(_fields(model)[0].column))
    return f"INSERT INTO {table} ({columns}) VALUES {', '.join([one] * rows)} RETURNING {key}"  # noqa: S608 - names of our own models  # nosec B608


@lru_cache(maxsize=64)
def _update(model: type[models.Model], values: tuple[str, ...], where: tuple[str, ...]) -> str:
    sets, conditions = ", ".join(_equal(model, values)), " AND ".join(_equal(model, where))
    return f"UPDATE {_quoted(model._meta.db_table)} SET {sets} WHERE {conditions}"  # noqa: S608 - names of our own models  # nosec B608
