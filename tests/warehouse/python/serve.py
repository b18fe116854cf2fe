"""Answers a program that uses a database: lines of JSON come in and go out, one answer for each request."""

import json
import os
import sys
import traceback


def serve(load, run):
    """Answers requests until they end.

    `load(columns, rows)` makes the table `signals`; `run(statement)` returns the names of columns and the rows.
    """
    # Libraries print to the standard output; answers need one of their own.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            if "load" in request:
                load(**request["load"])
                answer = {}
            else:
                names, rows = run(request["run"])
                answer = {"names": names, "rows": rows}
        except Exception as error:
            traceback.print_exc()
            answer = {"error": str(error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
