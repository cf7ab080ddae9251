"""`python -m bench [NAME [ARGUMENT]]`: all benchmarks, or the one named."""

import importlib
import sys

NAMES = ("bearer", "console", "roundtrip", "simulator", "size", "traffic", "verify")

for name in sys.argv[1:2] or NAMES:
    print(f"\n== {name}", flush=True)
    importlib.import_module(f"bench.{name}").main()
