#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""goals.py [--json] FOLDER: what the benchmarks in FOLDER/*.json (Google Benchmark's format) say of their goals.

With --json one document: {program: its document}. Without: a line for each benchmark that has a goal. `ratio` is good
up to `target`, and bad above `never_worse_than`; what was not measured says why.
"""
import json
import pathlib
import sys


def main(arguments):
    as_json = "--json" in arguments
    folder = pathlib.Path([argument for argument in arguments if argument != "--json"][0])
    programs = {}
    for file in sorted(folder.glob("*.json")):
        text = file.read_text()
        if text.strip():
            programs[file.stem] = json.loads(text)
    if as_json:
        print(json.dumps(programs, indent=2))
        return
    print(f"{'':44} {'ratio':>8} {'target':>8} {'never worse':>12}")
    for program, document in programs.items():
        for entry in document.get("benchmarks", []):
            name = f"{program}: {entry['name'].split('/iterations')[0]}"
            if entry.get("error_occurred"):
                print(f"{name:44} NOT MEASURED: {entry.get('error_message', '')}")
            elif "ratio" in entry:
                verdict = ("" if entry["ratio"] <= entry["target"]
                           else "above target" if entry["ratio"] <= entry["never_worse_than"] else "TOO SLOW")
                print(f"{name:44} {entry['ratio']:8.3f} {entry['target']:8.2f} {entry['never_worse_than']:12.2f}  {verdict}")


main(sys.argv[1:])
