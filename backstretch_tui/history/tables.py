"""Whether the tables of a database are those that we make: what is read from others is as strict as from ours."""

import sqlite3
from contextlib import closing
from functools import cache

from backstretch_tui.history import schema
from backstretch_tui.history.errors import UnusableError


def check_strict(connection: sqlite3.Connection) -> None:
    """See that each table that we read is a plain, strict one, so that its values have the right types.

    Raises UnusableError.
    """
    strict = {
        row[0] for row in connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict")
    }
    if missing := sorted(schema.TABLES - strict):
        raise UnusableError(f"its table “{missing[0]}” is not as Backstretch makes it")


def check_tables(connection: sqlite3.Connection) -> None:
    """See that all tables are exactly as we make them, and that nothing else is there. Raises UnusableError.

    So no view, trigger, default or index of others is ever worked out.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if _objects(connection) != _objects_of(version):
        raise UnusableError("its tables are not those of a Backstretch history")


def _objects(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    """Return all tables, indexes, views and triggers, and the SQL that made them."""
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


@cache
def _objects_of(version: int) -> frozenset[tuple[str, ...]]:
    """Return those of a new history of a version."""
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.add_functions(connection)
        for migration in schema.MIGRATIONS[:version]:
            for statement in migration:
                connection.execute(statement)
        return _objects(connection)
