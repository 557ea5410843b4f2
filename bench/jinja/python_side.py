"""The Python half of bench/jinja: compiles a corpus once, says what it renders as expected, then renders the items whose
indices arrive as one JSON list a line, and answers with what that took: {"wall": seconds, "cpu": seconds}."""

import copy
import gzip
import json
import sys
import time
from collections import Counter

from jinja2 import ChainableUndefined, Environment, StrictUndefined, Undefined, __version__


def most_frequent(items):
    counts = Counter(items).most_common() if items else []
    return [item for item, count in counts if count == counts[0][1]] or None


def environment(options):
    settings = {key: options.get(key, False) for key in ("trim_blocks", "lstrip_blocks", "keep_trailing_newline")}
    flavours = {"strict": StrictUndefined, "chainable": ChainableUndefined}
    env = Environment(undefined=flavours.get(options.get("undefined"), Undefined), **settings)
    env.globals.update(zip=zip)
    env.filters.update(choice=lambda items: items[0], random=lambda items: items[0], most_frequent=most_frequent)
    return env


environments = {}


def compiled(record):
    options = record.get("options") or {}
    key = json.dumps(options, sort_keys=True)
    if key not in environments:
        environments[key] = environment(options)
    try:
        return environments[key].from_string(record["jinja"])
    except Exception:
        return None


def is_right(template, context, expected):
    try:
        return template.render(copy.deepcopy(context)) == expected
    except Exception:
        return False


opened = gzip.open(sys.argv[1], "rt") if sys.argv[1].endswith(".gz") else open(sys.argv[1])
work = []
for line in opened:
    record = json.loads(line)
    template = compiled(record)
    work.extend((template, example["context"], example["rendered"]) for example in record["examples"] if "rendered" in example)

right = [i for i, item in enumerate(work) if is_right(*item)]
print(json.dumps({"name": f"jinja2 {__version__}, Python {sys.version.split()[0]}", "right": right}), flush=True)
for line in sys.stdin:
    items = [(work[i][0], copy.deepcopy(work[i][1])) for i in json.loads(line)]
    wall, cpu = time.perf_counter(), time.process_time()
    for template, context in items:
        template.render(context)
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}), flush=True)
