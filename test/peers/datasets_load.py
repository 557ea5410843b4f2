"""Loads an export with `datasets`: every file, in both containers, and the folder by its card.

    python datasets_load.py JSONL_FOLDER PARQUET_FOLDER

Both folders hold the same export. The features must be the same in both, and so must every row; the number of rows is
the manifest's. The card's configurations must load by name.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import datasets

from report import Report

datasets.disable_progress_bars()


def load(folder, file, cache):
    kind = "parquet" if file["path"].endswith(".parquet") else "json"
    return datasets.load_dataset(kind, data_files=str(folder / file["path"]), split="train", cache_dir=cache)


def difference(one, other):
    if one.features != other.features:
        return f"features differ: {one.features} and {other.features}"
    for place, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return f"row {place} differs: {a} and {b}"
    return None


def main(jsonl, parquet):
    report = Report()
    manifest = json.loads((jsonl / "export.json").read_text(encoding="utf-8"))
    files = [file for file in manifest["files"] if "rows" in file]
    with TemporaryDirectory() as cache:
        for file in files:
            name = file["path"].removesuffix(".jsonl")
            one = load(jsonl, file, cache)
            report.check(f"{name}: {file['rows']} rows", len(one) != file["rows"] and f"{len(one)} were loaded")
            other = load(parquet, {**file, "path": f"{name}.parquet"}, cache)
            report.check(f"{name}: the same in JSONL and Parquet", difference(one, other))
        for folder in (jsonl, parquet):
            for name in sorted({file["format"] for file in files}):
                loaded = datasets.load_dataset(str(folder), name, cache_dir=cache)
                wanted = {file["part"]: file["rows"] for file in files if file["format"] == name}
                found = {split: len(rows) for split, rows in loaded.items()}
                report.check(f"the card's configuration {name}", wanted != found and f"{found} instead of {wanted}")
    report.end()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
