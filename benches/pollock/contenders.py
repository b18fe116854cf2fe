"""Reads every file of a folder as Python's csv module or DuckDB does and prints one JSON object a line."""

import csv
import json
import os
import sys


def text_of(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")


def with_csv(path):
    text = text_of(path)
    try:
        dialect = csv.Sniffer().sniff(text[: 1 << 18])
    except csv.Error:
        dialect = csv.excel
    return list(csv.reader(text.splitlines(keepends=True), dialect))


def with_duckdb(path):
    import duckdb

    found = duckdb.read_csv(path, null_padding=True, ignore_errors=True, all_varchar=True)
    rows = [["" if value is None else value for value in row] for row in found.fetchall()]
    return [found.columns, *rows]


def main():
    read = {"csv": with_csv, "duckdb": with_duckdb}[sys.argv[1]]
    csv.field_size_limit(1 << 30)
    for name in sorted(os.listdir(sys.argv[2])):
        try:
            found = {"file": name, "rows": read(os.path.join(sys.argv[2], name))}
        except ImportError:
            raise
        except Exception as error:
            found = {"file": name, "error": str(error)}
        print(json.dumps(found))


main()
