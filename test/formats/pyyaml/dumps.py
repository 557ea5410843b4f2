"""Writes ../fixtures/pyyaml-dumps.json: random values and what PyYAML (6.0) dumps them as. Run: python3 dumps.py"""

import json
import pathlib
import random

import yaml

draw = random.Random(7)
WORDS = """the harbour {{ship}} {{ answer_choices[label] }} {% if tide %} {% endif %} ||| Yes No null ~ 0x1F 012 1_000
1e3 1.5 2001-01-01 12:30 = << ? - : # 'quoted' "said" it's back\\slash a: b key:value - dash caf\u00e9 \u2014 \U0001f6a2
\u00a0 \t tab\there [list] {map} & * ! | > % @ ` --- ... on off y n""".split(" ")


def text():
    words = draw.choices(WORDS, k=draw.choice([0, 1, 1, 2, 5, 12, 30]))
    out = ""
    for word in words:
        out += word + draw.choice([" ", " ", " ", "  ", "\n", "\n\n", " \n", "\n ", ""])
    return out if draw.random() < 0.3 else out.strip()


def value(depth):
    kind = draw.choice(["text"] * 6 + ["list", "map", "leaf"])
    if kind == "leaf":
        return draw.choice([None, True, False, 0, -7, 2**70, 1.0, 1e30, -2.5e-7, 0.1])
    if kind == "list" and depth < 3:
        return [value(depth + 1) for _ in range(draw.choice([0, 1, 3]))]
    if kind == "map" and depth < 3:
        return {draw.choice(["b", "a", "on", "a key", "12", "k: v", "caf\u00e9"]): value(depth + 1) for _ in range(draw.choice([0, 1, 3]))}
    return text()


cases = []
for _ in range(250):
    root = {"b": value(0), "a": value(1)}
    cases.append({"value": root, "yaml": yaml.dump(root)})
path = pathlib.Path(__file__).parent.parent / "fixtures" / "pyyaml-dumps.json"
path.write_text(json.dumps(cases, indent=1) + "\n")
