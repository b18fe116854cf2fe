"""Spark with two executors, processes of their own between which rows are shuffled, for `engines.mjs`."""

import json
import os
import tempfile

import pyspark
from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

from serve import serve

os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"


def start(folder):
    builder = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.sql.warehouse.dir", os.path.join(folder, "tables"))
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "3")
        # Each executor would get a copy of the small table of codes, and nothing would be shuffled.
        .config("spark.sql.autoBroadcastJoinThreshold", "-1")
    )
    return builder.getOrCreate()


with tempfile.TemporaryDirectory(prefix="spark-") as folder:
    spark = start(folder)
    loads = 0

    def load(columns, rows):
        global loads
        loads += 1
        names = ["row_number_of_file", *columns]
        files = os.path.join(folder, f"signals-{loads}")
        os.mkdir(files)
        # Several files, so that both executors read some.
        for part in range(3):
            with open(os.path.join(files, f"{part}.json"), "w", encoding="utf-8") as file:
                file.writelines(json.dumps(dict(zip(names, row))) + "\n" for row in rows[part::3])
        fields = [StructField(name, StringType()) for name in columns]
        schema = StructType([StructField("row_number_of_file", LongType()), *fields])
        spark.read.schema(schema).json(files).createOrReplaceTempView("signals")

    def run(statement):
        frame = spark.sql(statement)
        return frame.columns, [list(row) for row in frame.collect()]

    serve(load, run)
    spark.stop()
