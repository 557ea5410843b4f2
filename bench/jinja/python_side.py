"""The Python half of bench/jinja: compiles a corpus once, then renders it each time a line arrives and prints seconds."""

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
    work.extend((template, example["context"]) for example in record["examples"])

print(f"Python {sys.version.split()[0]}, jinja2 {__version__}", flush=True)
for _ in sys.stdin:
    contexts = [copy.deepcopy(context) for _, context in work]
    started = time.perf_counter()
    for (template, _), context in zip(work, contexts):
        template.render(context)
    print(time.perf_counter() - started, flush=True)
