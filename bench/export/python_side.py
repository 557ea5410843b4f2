"""What people write in Python for the same job: rows shuffled, templates in turn, prompt and completion with provenance.

Usage: python_side.py plain|datasets FOLDER OUT. Prints rows, seconds and peak memory in MiB as JSON; exits with 3 and a
sentence where what it needs is not installed.
"""

import json
import random
import resource
import sys
import time

how, folder, out = sys.argv[1:]
try:
    from jinja2 import Environment

    if how == "datasets":
        import datasets
except ImportError as missing:
    print(f"not installed: {missing.name}")
    sys.exit(3)

start = time.perf_counter()
environment = Environment()
with open(f"{folder}/templates.json") as file:
    templates = [[environment.from_string(part) for part in pair] for pair in json.load(file)]
choices = ["yes", "no"]
options = "OPTIONS:\n- " + "\n- ".join(choices)
tasks = ["one", "two", "three"]


def example(task, place, index, row):
    number = place % len(templates)
    values = {**row, "choices": choices, "options_": options, "answer": choices[row["label"]]}
    prompt, target = (part.render(values).strip() for part in templates[number])
    return {
        "prompt": prompt,
        "completion": " " + target,
        "flan_task": task,
        "flan_template": f"t{number}",
        "flan_split": "train",
        "flan_row": index,
    }


count = 0
if how == "plain":
    rows = []
    for task in tasks:
        with open(f"{folder}/data/{task}.jsonl") as file:
            rows += [(task, index, json.loads(line)) for index, line in enumerate(file)]
    random.Random(0).shuffle(rows)
    with open(out, "w") as file:
        for place, (task, index, row) in enumerate(rows):
            file.write(json.dumps(example(task, place, index, row), ensure_ascii=False) + "\n")
            count += 1
else:
    datasets.disable_progress_bars()
    parts = []
    for task in tasks:
        part = datasets.load_dataset("json", data_files=f"{folder}/data/{task}.jsonl", split="train", cache_dir=f"{folder}/cache")
        parts.append(part.add_column("task", [task] * len(part)))
    mixed = datasets.concatenate_datasets(parts).shuffle(seed=0)
    mixed = mixed.map(lambda row, place: example(row["task"], place, row["id"], row), with_indices=True, remove_columns=mixed.column_names)
    mixed.to_json(out)
    count = len(mixed)

print(
    json.dumps(
        {
            "rows": count,
            "seconds": time.perf_counter() - start,
            "cpu": time.process_time(),
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
