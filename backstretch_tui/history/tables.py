"""Whether the tables of a database are those that we make: what is read from others is as strict as from ours."""

import sqlite3
from contextlib import closing
from functools import cache

from backstretch_tui.history import schema
from backstretch_tui.history.errors import UnusableError

_CURE = "write an export with the program that has it (“backstretch export --out FILE”) and import that"


def check_tables(connection: sqlite3.Connection) -> None:
    """See that our tables are exactly as we make them, each a plain, strict table. Raises UnusableError.

    Other tables, views and triggers may be there: nothing reads them.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    found = _tables(connection)
    if any(found.get(name) != table for name, table in _tables_of(version).items()):
        raise UnusableError(f"its tables are not those of a Backstretch history; {_CURE}")


def _tables(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Return whether each is a table, a view or something else, and the SQL that made it."""
    rows = connection.execute("SELECT name, type, sql FROM sqlite_schema").fetchall()
    return {name: (type_, sql) for name, type_, sql in rows}


@cache
def _tables_of(version: int) -> dict[str, tuple[str, str]]:
    """Return the tables of a new history of a version."""
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.add_functions(connection)
        for migration in schema.MIGRATIONS[:version]:
            for statement in migration:
                connection.execute(statement)
        return {name: table for name, table in _tables(connection).items() if table[0] == "table"}
