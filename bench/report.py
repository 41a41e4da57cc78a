#!/usr/bin/env python3
"""Runs composition_bench and prints what composition costs: report.py COMPOSITION_BENCH

Times are of the fastest of five runs. Instructions are callgrind's, of one pass over a fixed text:
two passes less one, so that loading fonts does not count.
"""
import json
import re
import shutil
import subprocess
import sys

STAGES = ("raw_hb_shape", "itemize_text", "shape_text", "make_items_of_text", "fit_lines", "whole")


def times(program):
    printed = subprocess.run(
        [program, "--benchmark_format=json", "--benchmark_repetitions=5",
         "--benchmark_min_time=0.2", "--benchmark_enable_random_interleaving=true"],
        capture_output=True, text=True, check=True).stdout
    best = {}
    for row in json.loads(printed)["benchmarks"]:
        if row["run_type"] == "iteration":
            name, speed = row["run_name"], row["items_per_second"]
            best[name] = max(best.get(name, 0), speed)
    return best


def instructions(program, what, passes):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "--passes",
         what, str(passes)], capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1)), int(done.stdout)


def per_character(program, what):
    first, characters = instructions(program, what, 1)
    second, _ = instructions(program, what, 2)
    return (second - first) / characters


def main(program):
    speeds = times(program)
    raw = speeds["raw_hb_shape"]
    print(f"{'':20}{'characters/s':>14}{'ns/character':>14}{'x hb_shape':>12}")
    for stage in STAGES:
        speed = speeds[stage]
        print(f"{stage:20}{speed:14,.0f}{1e9 / speed:14.1f}{raw / speed:12.2f}")
    if not shutil.which("valgrind"):
        print("no valgrind: instructions are not counted")
        return
    shape, whole = (per_character(program, what) for what in ("shape", "compose"))
    print(f"\ninstructions/character: hb_shape {shape:,.0f}, whole {whole:,.0f}, "
          f"ratio {whole / shape:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
