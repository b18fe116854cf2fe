"""Writes the files of columns that the tests read, and expected.csv, which Python's own formatting makes of the same values:

    python -m venv venv && venv/bin/pip install pyarrow==26.0.1 && venv/bin/python tests/columnar/make.py
"""
import csv
import datetime as dt
import decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as parquet

HERE = Path(__file__).parent
ROWS = range(24)
DAY = dt.date(2020, 2, 27)
NOON = dt.datetime(1969, 12, 31, 23, 59, 58, 250000)


def nothing(number, value):
    return None if number % 5 == 3 else value


# A column: its type, its values, and how one is written as text.
COLUMNS = {
    "whole": (pa.int64(), [2**62 + n for n in ROWS], str),
    "unsigned": (pa.uint64(), [2**64 - 1 - n for n in ROWS], str),
    "small": (pa.int8(), [n - 12 for n in ROWS], str),
    "text": (pa.string(), [nothing(n, f'Ñandú "{n}", a;b\nline') for n in ROWS], str),
    "large text": (pa.large_string(), [nothing(n, f"x{n}") for n in ROWS], str),
    "category": (pa.dictionary(pa.int8(), pa.string()), [nothing(n, f"kind {n % 3}") for n in ROWS], str),
    "day": (pa.date32(), [DAY + dt.timedelta(days=n) for n in ROWS], dt.date.isoformat),
    "day 64": (pa.date64(), [DAY - dt.timedelta(days=9999 * n) for n in ROWS], dt.date.isoformat),
    "local time": (pa.timestamp("us"), [NOON + dt.timedelta(seconds=n) for n in ROWS], lambda t: str(t).rstrip("0")),
    "universal time": (
        pa.timestamp("ms", "UTC"),
        [dt.datetime(2021, 3, 4, 5, 6, n, tzinfo=dt.timezone.utc) for n in ROWS],
        lambda t: t.strftime("%Y-%m-%d %H:%M:%S+00"),
    ),
    "time of day": (pa.time64("us"), [dt.time(n, 59, 1) for n in ROWS], dt.time.isoformat),
    "decimal": (pa.decimal128(30, 2), [nothing(n, decimal.Decimal(n * 10**20 - 5) / 100) for n in ROWS], str),
    "flag": (pa.bool_(), [nothing(n, n % 2 == 0) for n in ROWS], lambda flag: str(flag).lower()),
    "double": (pa.float64(), [n / 10 for n in ROWS], str),
    "list": (pa.list_(pa.string()), [nothing(n, [f"a{i}" for i in range(n % 4)]) for n in ROWS], ";".join),
    "numbers": (pa.list_(pa.int32()), [list(range(n % 3)) for n in ROWS], lambda items: ";".join(map(str, items))),
    "none": (pa.null(), [None for _ in ROWS], str),
}

decimal.getcontext().prec = 40
table = pa.table({name: pa.array(values, kind) for name, (kind, values, _) in COLUMNS.items()})
structures = table.append_column("address", pa.array([{"city": "x"} for _ in ROWS]))
with open(HERE / "expected.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in ROWS:
        cells = [(values[row], text) for _, values, text in COLUMNS.values()]
        writer.writerow(["" if value is None else text(value) for value, text in cells])
for codec in ["lz4", "zstd", "uncompressed"]:
    feather.write_feather(structures, HERE / f"{codec}.arrow", compression=codec, chunksize=10)
with pa.ipc.new_stream(HERE / "stream.arrow", structures.schema) as stream:
    stream.write_table(structures, max_chunksize=7)
for codec in ["snappy", "gzip", "zstd", "lz4"]:
    for version in ["1.0", "2.0"]:
        path = HERE / f"{codec}-{version}.parquet"
        parquet.write_table(structures, path, compression=codec, data_page_version=version, row_group_size=10)
encodings = {"whole": "DELTA_BINARY_PACKED", "text": "DELTA_LENGTH_BYTE_ARRAY", "large text": "DELTA_BYTE_ARRAY", "double": "BYTE_STREAM_SPLIT"}
parquet.write_table(table, HERE / "encodings.parquet", use_dictionary=False, column_encoding=encodings)
