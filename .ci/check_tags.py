"""Says what is wrong with the tags of PDFs, with the audit that the tests use; ends with 1 where there is anything."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from audit import faults


def main() -> int:
    """Audit the files that are named."""
    found = 0
    for name in sys.argv[1:]:
        for fault in faults(Path(name).read_bytes()):
            sys.stderr.write(f"{name}: {fault}\n")
            found += 1
    return int(bool(found) or len(sys.argv) < 2)


if __name__ == "__main__":
    sys.exit(main())
