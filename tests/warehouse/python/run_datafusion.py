"""DataFusion within this process, for `engines.mjs`."""

import pyarrow
from datafusion import SessionConfig, SessionContext

from serve import serve

context = SessionContext(SessionConfig().with_target_partitions(4).with_information_schema(True))


def load(columns, rows):
    context.sql("DROP TABLE IF EXISTS signals").collect()
    types = [("row_number_of_file", pyarrow.int64())] + [
        (name, pyarrow.string()) for name in columns
    ]
    schema = pyarrow.schema(types)
    # Several partitions, so that they are counted apart and put together.
    partitions = []
    for first in range(0, max(len(rows), 1), 100):
        part = [dict(zip(schema.names, row)) for row in rows[first : first + 100]]
        partitions.append([pyarrow.RecordBatch.from_pylist(part, schema=schema)])
    context.register_record_batches("signals", partitions)


def run(statement):
    frame = context.sql(statement)
    names = frame.schema().names
    rows = [list(row.values()) for batch in frame.collect() for row in batch.to_pylist()]
    return names, rows


serve(load, run)
