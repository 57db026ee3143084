"""Runs one process after another, as lines of JSON on stdin ask, and answers with what the kernel says of each."""

import json
import os
import sys
import time

# Kibibytes on Linux, bytes on macOS.
UNIT = 1 if sys.platform == "darwin" else 1024

for line in sys.stdin:
    job = json.loads(line)
    os.chdir(job["folder"])
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, job["errors"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    started = time.perf_counter_ns()
    child = os.posix_spawn(job["command"][0], job["command"], job["environment"], file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    ended = time.perf_counter_ns()
    answer = {
        "code": os.waitstatus_to_exitcode(status),
        "milliseconds": (ended - started) / 1e6,
        "cpuMilliseconds": (usage.ru_utime + usage.ru_stime) * 1e3,
        "peakBytes": usage.ru_maxrss * UNIT,
    }
    print(json.dumps(answer), flush=True)
