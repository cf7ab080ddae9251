"""`python -m bench [NAME …]`: all benchmarks, or those named."""

import importlib
import sys

NAMES = ("roundtrip",)

for name in sys.argv[1:] or NAMES:
    print(f"\n== {name}", flush=True)
    importlib.import_module(f"bench.{name}").main()
