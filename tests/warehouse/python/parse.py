"""Parses statements with sqlglot: lines of JSON, each with a dialect and a text, from standard input."""

import json
import sys

import sqlglot

NAMES = {"sqlserver": "tsql"}

parsed = {}
failed = False
for line in sys.stdin:
    task = json.loads(line)
    dialect = task["dialect"]
    try:
        trees = sqlglot.parse(
            task["text"],
            read=NAMES.get(dialect, dialect),
            error_level=sqlglot.ErrorLevel.RAISE,
        )
        parsed[dialect] = parsed.get(dialect, 0) + sum(tree is not None for tree in trees)
        if any(isinstance(tree, sqlglot.exp.Command) for tree in trees):
            raise ValueError("a statement is read as an unknown command")
    except (sqlglot.errors.ParseError, ValueError) as error:
        failed = True
        print(f"{dialect}: {str(error)[:300]}")
print("Statements parsed:", ", ".join(f"{name} {count}" for name, count in parsed.items()))
sys.exit(failed)
