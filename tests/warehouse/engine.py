"""Runs statements in one engine: a JSON list of them a line from standard input, a line with what those with counts returned to standard output."""
import csv
import io
import json
import os
import sys
import tempfile


def spark():
    """Spark with two workers, each a process of its own, so that rows are shuffled between them."""
    from pyspark.sql import SparkSession

    folder = tempfile.mkdtemp(prefix="warehouse-spark-")
    session = (
        SparkSession.builder.master(os.environ.get("SPARK_MASTER", "local-cluster[2,1,1024]"))
        .config("spark.sql.warehouse.dir", folder)
        .config("spark.local.dir", folder)
        .config("spark.driver.extraJavaOptions", f"-Dderby.system.home={folder}")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )

    def run(statement):
        frame = session.sql(statement)
        return frame.columns, [list(row) for row in frame.collect()] if frame.columns else []

    return run


def clickhouse():
    from chdb import session

    opened = session.Session()

    def run(statement):
        answer = json.loads(str(opened.query(statement, "JSONCompact")) or '{"meta": [], "data": []}')
        return [column["name"] for column in answer["meta"]], answer["data"]

    return run


def datafusion():
    from datafusion import SessionContext

    context = SessionContext()

    def run(statement):
        batches = context.sql(statement).collect()
        names = batches[0].schema.names if batches else []
        rows = [list(row.values()) for batch in batches for row in batch.to_pylist()]
        return names, rows

    return run


def asked(run, statements):
    """What the statements with counts returned, as comma-separated text."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for statement in statements:
        names, rows = run(statement)
        if names and names[0].startswith("confidential_"):
            writer.writerow(names)
            writer.writerows(rows)
    return written.getvalue()


# Engines write what they like to standard output: answers go to where it led before.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
run = {"spark": spark, "clickhouse": clickhouse, "datafusion": datafusion}[sys.argv[1]]()
for line in sys.stdin:
    try:
        answer = {"csv": asked(run, json.loads(line))}
    except Exception as error:  # noqa: BLE001  whatever it is, the other side shows it
        answer = {"error": str(error)[:2000]}
    print(json.dumps(answer), file=answers, flush=True)
