"""Whether the tables of a database are those that we make: what is read from others is as strict as from ours."""

import sqlite3
from contextlib import closing
from functools import cache

from backstretch_tui.core.text import history_errors as reasons
from backstretch_tui.history import schema
from backstretch_tui.history.errors import UnusableError


def check_tables(connection: sqlite3.Connection) -> None:
    """See that all tables are exactly as we make them, and that nothing else is there. Raises UnusableError.

    So no view, trigger, default or index of others is ever worked out.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if _objects(connection) != _objects_of(version):
        raise UnusableError(reasons.OTHER_TABLES)


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
