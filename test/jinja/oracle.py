"""Writes random templates with what Python's jinja2 makes of them, for `npm run conformance`.

    python3 test/jinja/oracle.py SEED COUNT > /tmp/random.jsonl

A tool for whoever changes the renderer; no test needs it, nor Python.
"""

import json
import random
import signal
import sys

import jinja2
from jinja2 import Environment

R = random.Random(int(sys.argv[1]))
COUNT = int(sys.argv[2])
FLAVOURS = {"lenient": jinja2.Undefined, "strict": jinja2.StrictUndefined, "chainable": jinja2.ChainableUndefined}
NAMES = ["s", "t", "u", "i", "j", "f", "g", "b", "n", "l", "k", "d", "rows", "e", "m", "big"]
STRINGS = ["", "a", "Hello World", "it's", 'say "hi"', "naïve café 😀 x", "a,b,,c", "  pad\t\n", "1.5", "42", "ÀÉß", "<b>&amp;</b>",
           "line one\nline two\n\nend", "foo-bar baz_qux", "%s and %d", "{0} {x}", "MiXeD cAsE", "日本語テキスト", "x" * 30, "tab\tsep", "٣", "-7", "1e3", "\x85\u2028z"]
METHODS = ["upper()", "lower()", "title()", "capitalize()", "swapcase()", "casefold()", "strip()", "lstrip()", "rstrip('c d')", "split()", "split(',')", "split(' ', 1)", "rsplit(None, 1)",
           "splitlines()", "splitlines(true)", "replace('a', 'Z')", "replace('', '-', 2)", "find('o')", "rfind('o')", "index('a')", "count('l')", "startswith('a')", "endswith(('d', 'z'))",
           "join(['x', 'y'])", "join(l)", "center(12, '*')", "ljust(9)", "rjust(9, '.')", "zfill(7)", "isdigit()", "isalpha()", "isupper()", "istitle()", "isspace()", "isalnum()", "isnumeric()", "isidentifier()", "isprintable()",
           "partition(' ')", "rpartition('-')", "expandtabs(4)", "format(1, x=2)", "encode", "removeprefix('He')", "removesuffix('d')", "append(1)", "extend([3, 4])", "insert(1, 'n')", "pop()", "pop(0)", "remove('a')", "reverse()",
           "sort()", "copy()", "index(1)", "count(1)", "keys()", "values()", "items()", "get('a')", "get('zz', 9)", "update({'q': 1})", "setdefault('a', 5)", "pop('a', none)", "popitem()", "clear()", "bit_length()", "is_integer()", "translate({97: 'A'})"]
FILTERS = ["abs", "attr('upper')", "batch(2)|list", "batch(3, 'z')|list", "capitalize", "center(15)", "count", "default('D')", "default('D', true)", "d(0)", "dictsort", "dictsort(true, 'value')", "dictsort(reverse=true)", "e", "escape",
           "filesizeformat", "filesizeformat(true)", "first", "float", "float('x')", "forceescape", "format(1, 2)", "format(3)", "groupby('a')", "groupby(0)", "indent", "indent(2, true, true)", "indent('> ', first=true)", "int", "int(9)", "int(0, 16)", "items|list",
           "join", "join(', ')", "join('-', attribute='a')", "last", "length", "list", "lower", "map('upper')|list", "map('int')|list", "map(attribute='a')|list", "map(attribute='a', default='q')|join", "map('length')|list", "map('default', 'z')|join", "max", "min", "max(attribute='a')", "pprint", "replace('a', 'b')",
           "replace('l', 'LL', 1)", "reject|list", "reject('odd')|list", "rejectattr('a')|list", "reverse|list", "reverse", "round", "round(1)", "round(2, 'floor')", "round(-1)", "round(1, 'ceil')", "safe", "select|list", "select('number')|list", "select('in', [1, 'a'])|list", "selectattr('a', 'eq', 1)|list", "slice(2)|list", "slice(3, 'f')|list",
           "sort", "sort(true)", "sort(case_sensitive=true)", "sort(attribute='a')", "sort(attribute='a,b')", "string", "striptags", "sum", "sum(start=1.5)", "sum(attribute='a')", "title", "tojson", "tojson(indent=2)", "trim", "trim('a ')", "truncate(9)", "truncate(12, true)", "truncate(8, false, '~', 0)", "unique|list", "unique(true)|list", "upper",
           "urlencode", "urlize", "wordcount", "wordwrap(10)", "wordwrap(6, false)", "xmlattr", "most_frequent", "choice", "random"]
TESTS = ["boolean", "callable", "defined", "divisibleby 3", "divisibleby(2)", "eq 1", "eq('a')", "escaped", "even", "false", "filter", "float", "ge(2)", "gt 1", "in [1, 'a', none]", "in 'abc'", "integer", "iterable", "le 3", "lower", "lt 5", "mapping", "ne 1", "none", "number", "odd", "sameas none", "sequence", "string", "test", "true", "undefined", "upper", "equalto 'a'"]
KEYS = ["a", "b", "zz", "items", "keys", "upper", "0", "length"]


def scalar():
    return R.choice([R.choice(STRINGS), R.randint(-20, 120), R.choice([0, 1, 2, 3, 5]), round(R.uniform(-9, 99), R.randint(0, 3)), float(R.randint(-3, 30)), True, False, None, 1e16, 1.5e-7, 0.1, 2.5, 12345678.9])


def value(depth=2):
    kind = R.random()
    if depth == 0 or kind < 0.5:
        return scalar()
    if kind < 0.8:
        return [value(depth - 1) for _ in range(R.randint(0, 4))]
    return {R.choice(KEYS): value(depth - 1) for _ in range(R.randint(0, 3))}


def context():
    c = {"s": R.choice(STRINGS), "t": R.choice(STRINGS), "u": R.choice(STRINGS[4:12]), "i": R.randint(-9, 9), "j": R.randint(0, 99), "f": R.choice([1.0, 0.5, -2.75, 1e16, 1e-5, 3.14159, 2.5, 100.0]),
         "g": round(R.uniform(-50, 50), 2), "b": R.random() < 0.5, "n": None, "e": R.choice([[], {}, "", 0]), "big": R.choice([2 ** 53 + 1, -(2 ** 70), 10 ** 25])}
    homogeneous = R.choice([lambda: R.randint(-5, 20), lambda: R.choice(STRINGS), scalar])
    c["l"] = [homogeneous() for _ in range(R.randint(0, 5))]
    c["k"] = [value(1) for _ in range(R.randint(0, 4))]
    c["d"] = {R.choice(KEYS): value(1) for _ in range(R.randint(0, 4))}
    c["rows"] = [{"a": R.choice([R.randint(0, 4), R.choice(STRINGS)]), "b": scalar()} for _ in range(R.randint(0, 4))]
    return c


def literal():
    return R.choice(["1", "0", "2", "-3", "10", "1.5", "2.0", "1e3", "'a'", "'x y'", '"q\'s"', "''", "'%s-%s'", "'%5.2f|%-6s|%03d'", "true", "false", "none", "True", "None", "[1, 2, 3]", "['b', 'A', 'c']", "[]", "(1, 'a')", "(1,)", "()", "{'a': 1, 'b': [2]}", "{}", "9007199254740993", "[1, 1.0, true]", "[[1, 2], [3]]"])


def expr(depth=3):
    if depth == 0:
        return R.choice(NAMES) if R.random() < 0.7 else literal()
    sub = lambda: expr(depth - 1)
    atom = lambda: R.choice(NAMES) if R.random() < 0.7 else "(" + sub() + ")"
    k = R.random()
    if k < 0.10: return f"{sub()} {R.choice(['+', '-', '*', '/', '//', '%', '**', '+', '-'])} {sub()}" if R.random() < .9 else f"{atom()} ** 2"
    if k < 0.14: return f"{sub()} ~ {sub()}"
    if k < 0.20: return f"{sub()} {R.choice(['==', '!=', '<', '>', '<=', '>=', 'in', 'not in'])} {sub()}"
    if k < 0.22: return f"{sub()} < {sub()} <= {sub()}"
    if k < 0.27: return f"{sub()} {R.choice(['and', 'or'])} {sub()}"
    if k < 0.29: return f"not {sub()}"
    if k < 0.31: return f"{R.choice('-+')}{atom()}"
    if k < 0.36: return f"{sub()} if {sub()}" + (f" else {sub()}" if R.random() < 0.8 else "")
    if k < 0.52: return f"{atom()}|{R.choice(FILTERS)}"
    if k < 0.57: return f"{atom()} is {'not ' if R.random() < .2 else ''}{R.choice(TESTS)}"
    if k < 0.70: return f"{atom()}.{R.choice(METHODS)}"
    if k < 0.75: return f"{atom()}.{R.choice(KEYS + ['x'])}"
    if k < 0.80: return f"{atom()}[{R.choice(['0', '-1', '1', sub(), repr(R.choice(KEYS))])}]"
    if k < 0.86: return f"{atom()}[{R.choice(['', '1', '-2', sub()])}:{R.choice(['', '3', '-1'])}{R.choice(['', ':-1', ':2', ':'])}]"
    if k < 0.89: return f"[{sub()}, {sub()}]"
    if k < 0.91: return f"({sub()}, {sub()})"
    if k < 0.93: return "{" + f"{sub()}: {sub()}, 'c': {sub()}" + "}"
    if k < 0.95: return f"range({R.choice(['3', '1, 4', '5, 0, -2', sub()])}){R.choice(['', '|list', '|sum', '[1]', '|length'])}"
    if k < 0.96: return f"dict({atom()}, z=1)" if R.random() < .5 else "dict(a=1, b=s)"
    if k < 0.97: return f"zip({atom()}, {atom()})|list"
    if k < 0.985: return R.choice(["'%s' % ", "'%r|%s' % ", "'%d' % ", "'%.2f' % ", "'%5s|%-5s' % ", "'%x %o' % ", "'%e' % ", "'%g' % ", "'%(a)s' % "]) + atom()
    return R.choice(["'{}'", "'{:>8}'", "'{0:.2f}'", "'{:,}'", "'{!r:<9}|'", "'{:08.3f}'", "'{:+d}'", "'{:x}'", "'{:%}'", "'{:g}'", "'{:e}'", "'{[0]}'", "'{:^9}'", "'{:5}'"]) + f".format({sub()})"


def out():
    o, c = R.choice([("{{ ", " }}")] * 6 + [("{{- ", " }}"), ("{{ ", " -}}"), ("{{", "}}")])
    return o + expr(R.randint(1, 3)) + c


def tag(text):
    o, c = R.choice([("{% ", " %}")] * 6 + [("{%- ", " %}"), ("{% ", " -%}"), ("{%+ ", " %}"), ("{%- ", " -%}")])
    return o + text + c


def text():
    return R.choice(["", " ", "\n", "  \n  ", "text ", "\n\tA\n", "é", "{ }", "a | b"])


def body(depth):
    return "".join(stmt(depth) + text() for _ in range(R.randint(1, 3)))


def stmt(depth=2):
    k = R.random()
    if depth == 0 or k < 0.5: return out()
    if k < 0.60:
        s = tag("if " + expr(2)) + body(depth - 1)
        if R.random() < .3: s += tag("elif " + expr(2)) + body(depth - 1)
        if R.random() < .5: s += tag("else") + body(depth - 1)
        return s + tag("endif")
    if k < 0.76:
        target = R.choice(["i", "x", "x", "s", "a, b"])
        it = R.choice(["l", "k", "d", "rows", "s", "d.items()", "range(3)", "rows|map(attribute='a')", "l|batch(2)", expr(2)])
        if it.startswith("d.items") and R.random() < .7: target = "a, b"
        cond = f" if {expr(1)}" if R.random() < .2 else ""
        inner = R.choice(["{{ loop.index }}", "{{ loop.last }}", "{{ loop.revindex0 }}", "{{ loop.cycle('o', 'e') }}", "{{ loop.changed(x) }}", "{{ loop.previtem }}", "{{ loop.nextitem|default('-') }}", "{{ loop.length }}", "{{ x }}", "{{ a }}{{ b }}", "{{ loop.first }}{{ loop.depth }}", "{% set s = x %}{{ s }}", "{% set y = loop.index0 %}", "{{ y }}", "{{ x.a }}"])
        s = tag(f"for {target} in {it}{cond}") + inner + body(depth - 1)
        if R.random() < .3: s += tag("else") + body(depth - 1)
        return s + tag("endfor")
    if k < 0.86: return tag(f"set {R.choice(['s', 'x', 'y', 'i', 'a, b'])} = {expr(2)}") + R.choice(["", "{{ x }}", "{{ y }}", "{{ s }}"])
    if k < 0.88: return tag(f"set x{R.choice(['', '|upper', '|trim|length'])}") + body(depth - 1) + tag("endset") + "{{ x }}"
    if k < 0.90: return tag(f"with x = {expr(2)}, y = x") + body(depth - 1) + "{{ x }}{{ y }}" + tag("endwith")
    if k < 0.92: return tag("filter " + R.choice(["upper", "trim", "replace('a', 'b')", "title|length", "indent(2)", "wordwrap(8)"])) + body(depth - 1) + tag("endfilter")
    if k < 0.95: return tag(f"macro mm(p, q={expr(1)})") + "{{ p }}/{{ q }}" + R.choice(["", "{{ varargs }}", "{{ kwargs }}", "{{ caller() }}"]) + body(depth - 1) + tag("endmacro") + R.choice(["{{ mm(1) }}", "{{ mm(s, q=i) }}", "{{ mm(1, 2, 3) }}", "{{ mm(z=1) }}", "{% call mm(5) %}C{{ s }}{% endcall %}", "{{ mm() }}"])
    if k < 0.97: return "{% set ns = namespace(c=0) %}{% for x in l %}{% set ns.c = ns.c + 1 %}{% endfor %}{{ ns.c }}"
    if k < 0.98: return tag("autoescape " + R.choice(["true", "false"])) + body(depth - 1) + tag("endautoescape")
    if k < 0.99: return "{% for x in k recursive %}[{{ x if x is string or x is not iterable }}{% if x is iterable and x is not string and loop.depth < 3 %}{{ loop(x) }}{% endif %}]{% endfor %}"
    return "{% raw %}{{ x }}{% endraw %}{# note #}" + tag("block bb" + str(R.randint(0, 999))) + "{{ s }}{{ x }}" + tag("endblock")


class Late(Exception):
    pass


def late(*_):
    raise Late


def most_frequent(items):
    from collections import Counter
    if not items:
        return
    counts = Counter(items).most_common()
    return [c[0] for c in counts if c[1] == counts[0][1]]


signal.signal(signal.SIGALRM, late)
made = 0
while made < COUNT:
    short = R.random() < 0.7
    source = text() + (out() if short and R.random() < 0.6 else stmt(1) if short else "".join(stmt() + text() for _ in range(R.randint(1, 3))))
    flavour = R.choice(["lenient"] * 4 + ["strict", "chainable"])
    options = {"undefined": flavour, "trim_blocks": R.random() < 0.2, "lstrip_blocks": R.random() < 0.2, "keep_trailing_newline": R.random() < 0.2}
    env = Environment(undefined=FLAVOURS[flavour], trim_blocks=options["trim_blocks"], lstrip_blocks=options["lstrip_blocks"], keep_trailing_newline=options["keep_trailing_newline"])
    env.globals.update(zip=zip)
    env.filters.update(choice=lambda x: x[0] if isinstance(x, (str, list, tuple, range)) else random.choice(x), random=lambda x: x[0] if isinstance(x, (str, list, tuple, range)) and len(x) else jinja2.filters.do_random(env.from_string("").new_context(), x), most_frequent=most_frequent)
    c = context()
    line = {"context": json.loads(json.dumps(c))}
    try:
        signal.alarm(2)
        rendered = env.from_string(source).render(c)
        if len(rendered) > 20000 or any(x in rendered for x in (" at 0x", "<built-in", "<function", "<class", "<bound", "<method", "<Macro", "<jinja2", "b'", 'b"')):
            continue
        line["rendered"] = rendered
    except Late:
        continue
    except RecursionError:
        continue
    except Exception as x:
        line["raises"] = f"{type(x).__name__}: {x}"
    finally:
        signal.alarm(0)
    made += 1
    print(json.dumps({"jinja": source, "options": options, "examples": [line]}))
