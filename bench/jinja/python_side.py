"""The Python half of bench/jinja: compiles a corpus once, says what it renders as expected, then renders the items whose
indices arrive as one JSON list a line, and answers with what that took: {"wall": seconds, "cpu": seconds}."""

import copy
import gzip
import json
import sys
import time
from collections import Counter

from jinja2 import Environment, __version__


def most_frequent(items):
    counts = Counter(items).most_common() if items else []
    return [item for item, count in counts if count == counts[0][1]] or None


env = Environment()
env.globals.update(zip=zip)
env.filters.update(choice=lambda items: items[0], random=lambda items: items[0], most_frequent=most_frequent)

opened = gzip.open(sys.argv[1], "rt") if sys.argv[1].endswith(".gz") else open(sys.argv[1])
work = []
for line in opened:
    record = json.loads(line)
    template = env.from_string(record["jinja"])
    work.extend((template, example["context"], example["rendered"]) for example in record["examples"])

right = [i for i, (template, context, expected) in enumerate(work) if template.render(copy.deepcopy(context)) == expected]
print(json.dumps({"name": f"jinja2 {__version__}, Python {sys.version.split()[0]}", "right": right}), flush=True)
for line in sys.stdin:
    items = [(work[i][0], copy.deepcopy(work[i][1])) for i in json.loads(line)]
    wall, cpu = time.perf_counter(), time.process_time()
    for template, context in items:
        template.render(context)
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}), flush=True)
