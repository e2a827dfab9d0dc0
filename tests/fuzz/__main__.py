"""Fuzzing by mutation: ``python -m fuzz --inputs 1000000`` from ``tests``; it exits with 1 if anything escapes."""

from __future__ import annotations

import argparse
import collections
import json
import random
import sys
import time
import traceback
from pathlib import Path

from fuzz.asking import TooSlow, ask, load, within
from fuzz.mutating import mutated
from usru_relations.chronology import Chronology


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--every", type=int, default=100, help="how many inputs that are read there are to one asked")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long one input may take")
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that escape")
    options = parser.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    escapes: dict[str, int] = {}
    slowest, start = 0.0, time.process_time()
    for number in range(options.inputs):
        files = mutated(random.Random(f"{options.seed}/{number}"))  # noqa: S311 - a mutation is no secret
        begun = time.process_time()
        try:
            with within(options.seconds):
                facts = load(files)
                counts["read" if isinstance(facts, Chronology) else "told"] += 1
                if isinstance(facts, Chronology) and counts["read"] % options.every == 0:
                    counts["asked"] += 1
                    ask(facts)
        except (Exception, TooSlow) as error:  # noqa: BLE001 - whatever it is, it escaped
            counts["escaped"] += 1
            frame = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
            if kind not in escapes:
                sys.stderr.write(f"{kind}: input {options.seed}/{number}: {str(error)[:200]}\n")
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    told = {name: content.decode(errors="backslashreplace") for name, content in files.items()}
                    (options.keep / f"{options.seed}-{number}.json").write_text(json.dumps(told), encoding="utf-8")
            escapes[kind] = escapes.get(kind, 0) + 1
        slowest = max(slowest, time.process_time() - begun)
        if number % 100_000 == 99_999:
            sys.stderr.write(f"{number + 1} in {time.process_time() - start:.0f} s: {dict(counts)}\n")
    sys.stdout.write(
        f"{options.inputs} inputs of seed {options.seed} in {time.process_time() - start:.0f} s: {counts['told']} told as "
        f"faults, {counts['read']} read, {counts['asked']} of these asked everything, {counts['escaped']} escaped; "
        f"the slowest took {slowest * 1000:.0f} ms\n"
    )
    for kind, count in sorted(escapes.items()):
        sys.stdout.write(f"  {count} {kind}\n")
    return 1 if escapes else 0


if __name__ == "__main__":
    sys.exit(main())
