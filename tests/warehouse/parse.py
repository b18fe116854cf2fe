"""Reads statements for every dialect with sqlglot, an independent parser: JSON lines of dialect and text, from standard input."""
import json
import sys

import sqlglot

NAMES = {"sqlserver": "tsql"}
failed = 0
for line in sys.stdin:
    task = json.loads(line)
    dialect = NAMES.get(task["dialect"], task["dialect"])
    try:
        kinds = [type(tree).__name__ for tree in sqlglot.parse(task["text"], read=dialect, error_level=sqlglot.ErrorLevel.RAISE) if tree]
    except sqlglot.errors.ParseError as error:
        kinds, failed = [str(error)[:300]], failed + 1
    print(task["dialect"], ", ".join(sorted(set(kinds))))
sys.exit(failed > 0)
