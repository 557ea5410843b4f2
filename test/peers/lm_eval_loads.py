"""Loads a folder of lm-evaluation-harness YAML with the harness itself, and says what it makes of it.

    python lm_eval_loads.py FOLDER [OUT.json]
    python lm_eval_loads.py FOLDER --like OTHER_FOLDER

Every task and group below FOLDER is loaded by the harness's own TaskManager, without its built-in tasks and without
a network; its requests are built for every document, zero-shot. OUT.json gets what the harness would ask:

    {"version": "0.4.x",
     "tasks": {NAME: {"output_type": …, "metrics": […],
                      "docs": [{"text": …, "target": …, "choices": […] or null, "gold": … or null,
                                "requests": [[context, continuation or generation options], …]}, …]}},
     "groups": {NAME: {"members": […], "aggregates": [{"metric": …, "weight_by_size": …}, …]}}}

With --like, a second folder is loaded too, and each of its tasks must ask the very same questions as the task of the
same name in the first: the same requests, and the same choice the right one.

Exits with 1 where a file does not load, a task has no documents or no requests, the gold answer is none of the
choices, or a group aggregates a metric that one of its members does not report. Paths in `data_files` are taken
relative to FOLDER, as the harness takes them when it is started there.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")


def gold_of(target, choices):
    """The index of the right choice, as ConfigurableTask.process_results finds it; None where there is none."""
    if choices is None:
        return None
    if isinstance(target, str):
        return choices.index(target) if target in choices else None
    if isinstance(target, list):
        return target[0] if target else None
    return target if 0 <= target < len(choices) else None


def describe(task, faults):
    """What the harness asks of one task; every fault is added to `faults`."""
    name = task.config.task
    docs = []
    for doc in task.eval_docs:
        choices = task.doc_to_choice(doc) if task.config.doc_to_choice is not None else None
        context = task.fewshot_context(doc, 0, gen_prefix=task.doc_to_prefix(doc))
        built = task.construct_requests(doc, context, metadata=(name, len(docs), 1))
        requests = [list(request.args) for request in (built if isinstance(built, list) else [built])]
        target = task.doc_to_target(doc)
        gold = gold_of(target, choices)
        if task.OUTPUT_TYPE == "multiple_choice" and gold is None:
            faults.append(f"{name}: document {len(docs)}: the target {target!r} is none of {choices!r}")
        docs.append({"text": context, "target": target, "choices": choices, "gold": gold, "requests": requests})
    if not docs:
        faults.append(f"{name}: no documents")
    return {
        "output_type": task.OUTPUT_TYPE,
        "metrics": sorted(task._metric_fn_list),
        "target_delimiter": task.config.target_delimiter,
        "docs": docs,
    }


def load(folder, faults):
    """What the harness makes of a folder, in the shape of OUT.json."""
    import lm_eval
    from lm_eval.tasks import TaskManager

    home = os.getcwd()
    os.chdir(folder)
    manager = TaskManager(include_path=".", include_defaults=False)
    if not manager.all_tasks:
        faults.append(f"{folder}: no task or group was found")
    tasks, groups = {}, {}
    inline = set()
    for name in sorted(manager.all_groups):
        try:
            loaded = manager.load([name])
        except Exception as error:  # whatever keeps the harness from loading it
            faults.append(f"{name}: {type(error).__name__}: {error}")
            continue
        for task_name, task in loaded["tasks"].items():
            inline.add(task_name)
            if task_name not in tasks:
                tasks[task_name] = describe(task, faults)
        for group_name, group in loaded["groups"].items():
            rules = [asdict(rule) for rule in group.aggregate_metric_list or []]
            members = [task.config.task for task in group.get_all_tasks()]
            groups[group_name] = {"members": members, "aggregates": rules}
            for rule in rules:
                silent = [member for member in members if rule["metric"] not in tasks[member]["metrics"]]
                if silent:
                    faults.append(f"{group_name}: aggregates {rule['metric']}, which {silent} do not report")
    for name in sorted(set(manager.all_subtasks) - inline):
        try:
            for task_name, task in manager.load([name])["tasks"].items():
                tasks[task_name] = describe(task, faults)
        except Exception as error:
            faults.append(f"{name}: {type(error).__name__}: {error}")
    known = {Path(entry.yaml_path).resolve() for entry in manager.task_index.values() if entry.yaml_path}
    for path in Path(".").rglob("*.yaml"):
        if path.resolve() not in known:
            faults.append(f"{path}: holds no task or group that the harness takes")
    os.chdir(home)
    return {"version": lm_eval.__version__, "tasks": tasks, "groups": groups}


def questions(task):
    """What a model is asked, and the answer: of a generated one its text, of a ranked one its place."""
    ranked = task["output_type"] == "multiple_choice"
    return [(doc["requests"], doc["gold"] if ranked else doc["target"]) for doc in task["docs"]]


def compare(one, other, faults):
    """Adds a fault for every task that is not the same in both."""
    for name in sorted(set(one["tasks"]) | set(other["tasks"])):
        if name not in one["tasks"] or name not in other["tasks"]:
            faults.append(f"{name}: is in one folder only")
        elif questions(one["tasks"][name]) != questions(other["tasks"][name]):
            faults.append(f"{name}: asks other questions in the other folder")


def main(arguments):
    folder, *rest = arguments
    faults = []
    described = load(folder, faults)
    if rest[:1] == ["--like"]:
        compare(described, load(rest[1], faults), faults)
    elif rest:
        text = json.dumps(described, ensure_ascii=False, indent=1, default=str)
        Path(rest[0]).write_text(text + "\n", encoding="utf-8")
    for fault in faults:
        print(fault)
    documents = sum(len(task["docs"]) for task in described["tasks"].values())
    print(
        f"lm_eval {described['version']}: {len(described['groups'])} groups, {len(described['tasks'])} tasks, "
        f"{documents} documents, {len(faults)} faults"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
