"""ClickHouse within this process, for `engines.mjs`."""

import json

from chdb.session import Session

from serve import serve

session = Session()


def quoted(name):
    escaped = name.replace("\\", "\\\\").replace("`", "\\`")
    return f"`{escaped}`"


def load(columns, rows):
    session.query("DROP TABLE IF EXISTS signals")
    types = ["row_number_of_file Int64"] + [f"{quoted(name)} Nullable(String)" for name in columns]
    session.query(f"CREATE TABLE signals ({', '.join(types)}) ENGINE = MergeTree ORDER BY tuple()")
    # Several parts, so that they are counted apart and put together.
    for first in range(0, len(rows), 200):
        lines = "\n".join(json.dumps(row) for row in rows[first : first + 200])
        session.query(f"INSERT INTO signals FORMAT JSONCompactEachRow\n{lines}\n")


def run(statement):
    answer = str(session.query(statement, "JSONCompact"))
    if not answer.strip():
        return [], []
    table = json.loads(answer)
    return [column["name"] for column in table["meta"]], table["data"]


serve(load, run)
