"""Drives the original PHYBench scorer: reads JSON lines {gt, gen} and answers each with {score, seconds}.

Started by scripts/bench/eed/reference.ts as: python3 reference.py EED_FOLDER
"""

import json
import os
import sys
import time

# The scorer prints to standard output; the answers go to the real one, everything else to standard error.
answers = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)
sys.path.insert(0, sys.argv[1])

started = time.perf_counter()
from EED import EED  # noqa: E402

answers.write(json.dumps({"ready": time.perf_counter() - started}) + "\n")
for line in sys.stdin:
    pair = json.loads(line)
    started = time.perf_counter()
    try:
        score = float(EED(pair["gt"], pair["gen"])[0])
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        score = None
    answers.write(json.dumps({"score": score, "seconds": time.perf_counter() - started}) + "\n")
