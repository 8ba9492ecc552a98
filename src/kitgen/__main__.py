"""`python -m kitgen` is `kitgen`."""

from kitgen.cli.process import run

run()
