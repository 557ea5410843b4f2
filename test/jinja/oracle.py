"""Writes random templates with what Python's jinja2 makes of them, for `npm run conformance`.

    python3 test/jinja/oracle.py SEED COUNT > /tmp/random.jsonl

Expressions are drawn by the type they should have, so that most of them render; one in twelve is of any type at all, so
that errors are met too. A tool for whoever changes the renderer; no test needs it, nor Python.
"""

import collections
import json
import os
import random
import re
import select
import signal
import sys
import warnings

import jinja2
from jinja2 import Environment

warnings.simplefilter("ignore")
FLAVOURS = {
    "lenient": jinja2.Undefined,
    "strict": jinja2.StrictUndefined,
    "chainable": jinja2.ChainableUndefined,
    "debug": jinja2.DebugUndefined,
}
TEXTS = [
    "", "a", "b", "Hello World", "it's", 'say "hi"', "both ' and \"", "naïve café 😀 x", "a,b,,c", "  pad\t\n", "1.5", "42", "-7", "1e3", "0x1F", "1_000", "ÀÉß",
    "<b>&amp; bold</b>", "line one\nline two\n\nend", "cr\r\nlf\rx", "foo-bar baz_qux", "%s and %d", "%(a)s %%", "{0} {x}", "{} {}", "MiXeD cAsE", "日本語テキスト", "x" * 30,
    "tab\tsep", "٣", "\x85\u2028z", "they're 1st", "ǆ ǅ ﬁ", "İıſ ΑΣ Σ", "see www.example.com, or http://a.b/c?d=e.", "mail me@x.org", "\x00\x1f\x7f\xa0\xad\u200b\ufeff", "𝔘𝔫𝔦",
    "the quick brown fox jumps over the lazy dog", "one two three", "averyveryverylongwordindeed ok", "back\\slash", "²½Ⅷ", "true", "none", "a b c a b", "zzz", "A",
]
KEYS = ["a", "b", "c", "zz", "items", "keys", "upper", "0", "length", "A"]
SPECS = ["", ">8", "<6", "^9", "*^11", "08", "8", "05d", "d", "+d", " d", "x", "X", "#x", "#o", "b", "#010b", "o", "c", "n", ",", "_", ",d", "_x", "_b", "09,", "e", "E", ".2e", "f", ".0f", ".2f", ".3f", "10.2f", "+.1f", "-.1f", " .1f",
         "g", "G", ".3g", "#g", ".10g", ".1", ".3", "8.3", "%", ".1%", "s", ".2s", "10s", "<10s", "=+8", "0=5", "=", "z", ">>4", "é>5", "{}", ",.2f", "_.2f", "015,.2f", "<08", "^08", "x=10", ".0e", "#.0f", "#.3g", ".0%", "020", "1000"]
PERCENTS = ["%s", "%r", "%a", "%d", "%i", "%u", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%#o", "%e", "%E", "%.2e", "%f", "%.0f", "%.2f", "%8.3f", "%-8.3f|", "%08.3f", "%+.1f", "%g", "%G", "%.3g", "%#g", "%#.0f", "%c", "%5s", "%-5s|",
            "%.2s", "%5.1s|", "%%", "%*d", "%.*f", "%-*s|", "%ld", "%5%", "%#X", "%08x", "%+x", "%.5d", "%+.3d", "%5.3d", "%05s", "%z", "%", "%(a)s", "%(a)5s", "%(b)r", "%(zz)d", "%(a.b)s", "%()s", "%.3r", "%.1c"]
PATTERNS = ["[aeiou]", "(\\w+) (\\w+)", "^", "$", "\\s+", "(?i)HELLO", "[^a-z]", "(.)\\1", "x*", "\\b", "a|b", "(?P<x>o)", "l+?", "(?<=o) ", "x*+", "[\\d.]+", "\\.$"]
REPLACEMENTS = ["", "#", "-", "\\g<0>", "\\1", "\\n"]
R = random.Random()


def pick(*options):
    return R.choice(options)


def chance(share):
    return R.random() < share


# ---------------------------------------------------------------- contexts

def scalar():
    return pick(R.choice(TEXTS), R.randint(-20, 120), pick(0, 1, 2, 3, 5), round(R.uniform(-9, 99), R.randint(0, 3)), float(R.randint(-3, 30)), True, False, None, 1e16, 1.5e-7, 0.1, 2.5, -0.0, 12345678.9, 2**53 + 1, -(2**70))


def value(depth=2):
    kind = R.random()
    if depth == 0 or kind < 0.5:
        return scalar()
    if kind < 0.8:
        return [value(depth - 1) for _ in range(R.randint(0, 4))]
    return {R.choice(KEYS): value(depth - 1) for _ in range(R.randint(0, 3))}


def context():
    c = {
        "s": R.choice(TEXTS), "t": R.choice(TEXTS), "u": R.choice(TEXTS), "i": R.randint(-9, 9), "j": R.randint(0, 99),
        "f": pick(1.0, 0.5, -2.75, 1e16, 1e-5, 3.14159, 2.5, 100.0, -0.0, 1e300, 5e-324, 0.1, 1e22, 123456.789),
        "g": round(R.uniform(-50, 50), 2), "b": chance(0.5), "n": None, "e": pick([], {}, "", 0, 0.0), "big": pick(2**53 + 1, -(2**70), 10**25, 2**64, 2**53 - 1),
    }
    homogeneous = pick(lambda: R.randint(-5, 20), lambda: R.choice(TEXTS), scalar)
    c["l"] = [homogeneous() for _ in range(R.randint(0, 6))]
    c["ws"] = [R.choice(TEXTS) for _ in range(R.randint(0, 5))]
    c["xs"] = [pick(R.randint(-5, 9), float(R.randint(-2, 4)), 2.5, True) for _ in range(R.randint(0, 5))]
    c["k"] = [value(1) for _ in range(R.randint(0, 4))]
    c["d"] = {R.choice(KEYS): value(1) for _ in range(R.randint(0, 4))}
    c["q"] = {R.choice(KEYS): R.randint(0, 5) for _ in range(R.randint(0, 4))}
    c["rows"] = [{"a": pick(R.randint(0, 3), R.choice(TEXTS)), "b": scalar(), "c": {"a": R.randint(0, 2)}} for _ in range(R.randint(0, 5))]
    c["nested"] = [[value(1) for _ in range(R.randint(0, 3))] for _ in range(R.randint(0, 3))]
    if chance(0.3):
        c["rows"] = [{**row, "a": R.randint(0, 3)} for row in c["rows"]]
    return c


# ---------------------------------------------------------------- expressions by type

NAMES = {"str": ["s", "t", "u"], "int": ["i", "j", "big"], "float": ["f", "g"], "bool": ["b"], "list": ["l", "k", "xs", "ws", "nested", "rows"], "dict": ["d", "q"], "none": ["n"], "texts": ["ws"], "numbers": ["xs"], "rows": ["rows"]}
EVERY = ["s", "t", "i", "j", "f", "g", "b", "n", "l", "k", "d", "q", "rows", "e", "big", "xs", "ws", "m", "nested"]


def quoted(text):
    if chance(0.3) and '"' not in text:
        mark = '"'
    else:
        mark, text = "'", text
    body = text.replace("\\", "\\\\").replace(mark, "\\" + mark).replace("\r", "\\r")
    if chance(0.6):
        body = body.replace("\n", "\\n").replace("\t", "\\t")
    if chance(0.1):
        body += pick("\\x41", "\\u00e9", "\\101", "\\q", "\\\n", "\\U0001F600", "\\0", "\\é", "\\a\\b\\f\\v")
    return mark + body + mark


def literal(kind):
    match kind:
        case "str": return quoted(R.choice(TEXTS))
        case "int": return pick("0", "1", "2", "3", "10", "255", "1_000", "0x1F", "0b101", "0o17", "9007199254740993", "12345678901234567890", "7", "100")
        case "float": return pick("1.5", "2.0", "0.1", "1e3", "2.5", "1e-7", "1.5e300", "3.14159", "1_0.5", "1E5")
        case "bool": return pick("true", "false", "True", "False")
        case "none": return pick("none", "None")
        case "list": return pick("[1, 2, 3]", "['b', 'A', 'c']", "[]", "[1, 1.0, true]", "[[1, 2], [3]]", "[3, 1, 2]", "[none, 'x', 2.5]", "[(1, 'b'), (0, 'a')]", "[{'a': 1}, {'a': 0}]", "['x', 'X', 'y']")
        case "tuple": return pick("(1, 'a')", "(1,)", "()", "(2.5, none, 'z')", "(3, 1, 2)")
        case "dict": return pick("{'a': 1, 'b': [2]}", "{}", "{1: 'x', 1.0: 'y', true: 'z'}", "{none: 1, 'k': 2.5}", "{'b': 1, 'a': 2, 'C': 3}", "{(1, 2): 3}", "{'x': {'y': 1}}")
        case "texts": return pick("['a', 'b']", "['b', 'A', 'c', 'B']", "('x', 'y')", "'abc'", "[]")
        case "numbers": return pick("[1, 2, 3]", "[2.5, 1, true]", "(4, 5)", "range(4)", "[]", "[0.1, 0.2, 0.3]")
        case "rows": return pick("[{'a': 1, 'b': 2}, {'a': 0, 'b': 3}]", "[{'a': 'x'}, {'a': 'X'}, {'b': 1}]", "[{'a': {'b': 1}}]")


TYPES = ["str", "str", "str", "int", "int", "float", "bool", "list", "list", "dict", "tuple", "none"]


def any_(depth):
    return of(R.choice(TYPES), depth) if chance(0.8) else R.choice(EVERY)


def of(kind, depth):
    """An expression that, unless it was drawn to be wrong, has this type."""
    if chance(0.04):
        return any_(depth - 1) if depth > 0 else R.choice(EVERY)
    if kind == "any":
        return any_(depth)
    if depth <= 0 or chance(0.15):
        names = NAMES.get(kind, [])
        return R.choice(names) if names and chance(0.6) else (literal(kind) or R.choice(EVERY))
    return R.choice(MAKERS[kind])(depth - 1)


def atom(kind, depth):
    text = of(kind, depth)
    return text if re.fullmatch(r"\w+|'[^'\\]*'|\[[^\]]*\]", text) else "(" + text + ")"


def n(low=-3, high=12):
    return str(R.randint(low, high))


def opt(*texts):
    return "".join(text for text in texts if chance(0.5))


def small(depth):
    return n() if chance(0.7) else of("int", 0)


def slice_(depth):
    part = lambda: pick("", n(-6, 6), n(-6, 6), "i", "none") if chance(0.95) else of("any", 0)
    return f"[{part()}:{part()}" + (f":{pick('-1', '2', '', '-2', '3', '1', '0')}" if chance(0.4) else "") + "]"


def window():
    return "" if chance(0.6) else ", " + pick(n(-6, 6), "none") + ("" if chance(0.5) else ", " + pick(n(-6, 8), "none"))


STR_TO_STR = [
    lambda d: pick("upper", "lower", "title", "capitalize", "swapcase", "casefold") + "()",
    lambda d: pick("strip", "lstrip", "rstrip") + "(" + pick("", "none", quoted(pick(" ", "a", "xyz", "<>b", "H d"))) + ")",
    lambda d: f"replace({of('str', 0)}, {of('str', 0)}{pick('', '', ', ' + n(-1, 3))})",
    lambda d: f"replace('a', {of('str', 0)})",
    lambda d: pick("center", "ljust", "rjust") + f"({n(0, 20)}{pick('', ', ' + quoted(pick('*', 'é', '-', '😀')))})",
    lambda d: f"zfill({n(0, 12)})",
    lambda d: "expandtabs(" + pick("", n(0, 9)) + ")",
    lambda d: f"removeprefix({of('str', 0)})",
    lambda d: f"removesuffix({of('str', 0)})",
    lambda d: f"join({of('texts', d)})",
    lambda d: f"format({of('any', d)}, {of('any', 0)}, x={of('any', 0)})",
    lambda d: f"translate({pick(chr(123) + '97: 65' + chr(125), chr(123) + '97: none, 98: ' + quoted('XY') + chr(125), chr(34) + chr(34) + '.maketrans(' + quoted('abc') + ', ' + quoted('xyz') + ')', 'dict()')})",
    lambda d: "format_map(" + pick("d", "{'a': 1, 'x': 2}") + ")",
    lambda d: "encode(" + pick("", "'utf-8'", "'ascii', 'ignore'", "'ascii', 'replace'", "'latin-1'", "'utf-16'") + ").decode(" + pick("", "'utf-8'", "'latin-1'") + ")",
]
STR_FILTERS = [
    lambda d: pick("upper", "lower", "title", "capitalize", "trim", "string", "striptags", "e", "escape", "forceescape", "urlencode", "urlize", "safe", "reverse"),
    lambda d: f"replace({of('str', 0)}, {of('str', 0)}{pick('', ', ' + n(0, 3))})",
    lambda d: f"center({n(0, 30)})",
    lambda d: f"truncate({n(3, 25)}{pick('', ', true', ', false', ', killwords=true')}{pick('', ', end=' + quoted(pick('', '…', '~')))}{pick('', ', leeway=' + n(0, 4))})",
    lambda d: f"wordwrap({n(1, 25)}{pick('', ', false', ', true')}{pick('', ', wrapstring=' + quoted('|'))}{pick('', ', break_on_hyphens=false')})",
    lambda d: f"indent({pick('', n(0, 6), quoted('> '))}{pick('', ', first=true')}{pick('', ', blank=true')})".replace("(, ", "("),
    lambda d: f"trim({of('str', 0)})",
    lambda d: f"default({of('any', 0)}{pick('', ', true')})",
    lambda d: f"format({of('any', d)}{pick('', ', ' + of('any', 0))})",
    lambda d: "urlize(" + pick("10", "nofollow=true", "target='_blank'", "rel='x y'", "extra_schemes=['tel:', 'ftp://']", "5, true, 'T'") + ")",
    lambda d: f"regex_replace({quoted(R.choice(PATTERNS))}, {quoted(R.choice(REPLACEMENTS))}{pick('', ', ' + n(0, 2))})",
    lambda d: f"default({of('str', 0)})",
]
LIST_FILTERS = [
    lambda d: pick("list", "reverse|list", "unique|list", "select|list", "reject|list", "sort", "sort(true)", "sort(case_sensitive=true)", "unique(true)|list"),
    lambda d: f"batch({n(1, 4)}{pick('', ', ' + of('any', 0))})|list",
    lambda d: f"slice({n(1, 4)}{pick('', ', ' + of('any', 0))})|list",
    lambda d: f"map({quoted(pick('upper', 'int', 'string', 'length', 'list', 'abs', 'float', 'e', 'title', 'first', 'tojson', 'trim'))})|list",
    lambda d: f"map('{pick('default', 'replace', 'round', 'batch', 'join', 'format')}', {of('any', 0)})|list",
    lambda d: f"{pick('select', 'reject')}('{pick('odd', 'even', 'number', 'string', 'none', 'defined', 'integer', 'float', 'boolean', 'true', 'lower', 'upper', 'sequence', 'mapping', 'iterable', 'callable', 'escaped')}')|list",
    lambda d: f"{pick('select', 'reject')}('{pick('eq', 'ne', 'lt', 'ge', '>', '<=', '==', 'in', 'sameas', 'divisibleby')}', {of('any', 0)})|list",
]
ROW_FILTERS = [
    lambda d: f"map(attribute='{pick('a', 'b', 'c.a', 'zz', 'c')}'{pick('', ', default=' + of('any', 0))})|list",
    lambda d: f"{pick('selectattr', 'rejectattr')}('{pick('a', 'b', 'c.a', 'zz')}'{pick('', ', ' + quoted(pick('odd', 'string', 'defined', 'none')), ', ' + quoted(pick('eq', 'gt', 'in')) + ', ' + of('any', 0))})|list",
    lambda d: f"sort(attribute='{pick('a', 'b', 'a,b', 'c.a', 'c.a,a')}'{pick('', ', reverse=true')}{pick('', ', case_sensitive=true')})",
    lambda d: f"groupby('{pick('a', 'b', 'c.a')}'{pick('', ', default=' + of('any', 0))}{pick('', ', case_sensitive=true')})",
    lambda d: f"unique(attribute='{pick('a', 'c.a')}')|list",
    lambda d: f"groupby('a')|map(attribute='{pick('grouper', 'list', '0', '1')}')|list",
    lambda d: f"map(attribute={pick('0', '1', quoted('0'))})|list",
]


def binary(kind, operators):
    return lambda d: f"{atom(kind, d)} {R.choice(operators)} {atom(kind, d)}"


MAKERS = {
    "str": [
        lambda d: f"{atom('str', d)}.{R.choice(STR_TO_STR)(d)}",
        lambda d: f"{atom('str', d)}.{R.choice(STR_TO_STR)(d)}",
        lambda d: f"{atom('str', d)}|{R.choice(STR_FILTERS)(d)}",
        lambda d: f"{atom('str', d)}|{R.choice(STR_FILTERS)(d)}",
        lambda d: f"{atom('any', d)}|{R.choice(STR_FILTERS)(d)}",
        lambda d: f"{atom('str', d)} + {atom('str', d)}",
        lambda d: f"{atom('any', d)} ~ {atom('any', d)}",
        lambda d: f"{atom('str', d)} * {n(-1, 4)}",
        lambda d: f"{atom('str', d)}{slice_(d)}",
        lambda d: f"{atom('str', d)}[{n(-4, 4)}]",
        lambda d: f"{atom('texts', d)}|join({pick('', of('str', 0))})",
        lambda d: f"{atom('list', d)}|join({pick('', of('str', 0))})",
        lambda d: f"rows|join({of('str', 0)}, attribute='{pick('a', 'b', 'c.a')}')",
        lambda d: f"{atom('any', d)}|{pick('string', 'tojson', 'pprint', 'tojson(indent=2)', 'tojson(' + n(0, 3) + ')', 'filesizeformat', 'urlencode', 'xmlattr')}",
        lambda d: f"{atom('dict', d)}|{pick('xmlattr', 'xmlattr(false)', 'urlencode', 'tojson', 'pprint', 'tojson(indent=1)')}",
        lambda d: f"{atom(pick('int', 'float'), d)}|filesizeformat{pick('', '(true)')}",
        lambda d: quoted(R.choice(PERCENTS) + pick("", " ", "-") + (R.choice(PERCENTS) if chance(0.4) else "")) + " % " + pick(lambda: atom("any", d), lambda: atom("int", d), lambda: atom("float", d), lambda: "(" + of("any", d) + ", " + of("int", d) + ")", lambda: atom("dict", d))(),
        lambda d: quoted(R.choice(PERCENTS)) + " % " + atom(pick("int", "float", "str"), d),
        lambda d: quoted("{" + pick("", "", "0", "1", "x", "0[0]", "x.real", "0[a]", "x.a") + pick("", "", "!r", "!s", "!a") + pick("", ":" + R.choice(SPECS)) + "}" + pick("", "|", "{{}}", "{}")) + f".format({of(pick('int', 'float', 'str', 'any'), d)}, {of('any', 0)}, x={of('any', d)})",
        lambda d: quoted("{:" + R.choice(SPECS) + "}") + f".format({of(pick('int', 'float', 'str'), d)})",
        lambda d: quoted("{:{}}|{:>{w}}") + f".format({of(pick('int', 'float', 'str'), d)}, {quoted(R.choice(SPECS))}, {of('any', 0)}, w={n(0, 9)})",
        lambda d: f"{of('str', d)} if {of('bool', d)} else {of('str', d)}",
        lambda d: f"{of('str', d)} if {of('bool', d)}",
        lambda d: f"{atom('str', d)} or {atom('str', d)}",
        lambda d: f"{atom('str', d)}.encode({pick('', quoted('utf-8'), quoted('ascii'), quoted('latin-1'), quoted('ascii') + ', ' + quoted('ignore'), quoted('ascii') + ', ' + quoted('backslashreplace'), quoted('ascii') + ', ' + quoted('xmlcharrefreplace'))}){pick('', '.decode()', '.upper()', '|string', '[0]', '|length', '.hex()', '|list', slice_(d), '.decode(' + quoted('ascii') + ', ' + quoted('replace') + ')')}",
        lambda d: f"dict(a={of('any', d)}).{pick('a', 'get(' + quoted('a') + ')', 'items()|list', 'zz|default(' + quoted('-') + ')')}",
        lambda d: f"{atom('str', d)}|{pick('first', 'last', 'max', 'min', 'random', 'choice')}",
        lambda d: f"{atom('float', d)}.hex()" if chance(0.5) else f"{atom('any', d)}|attr('{pick('upper', 'real', 'a', 'x', 'items', 'zz', 'keys')}')",
    ],
    "int": [
        binary("int", ["+", "-", "*", "//", "%"]),
        binary("int", ["+", "-", "*"]),
        lambda d: f"{atom('int', d)} ** {n(0, 5)}",
        lambda d: f"-{atom('int', d)}",
        lambda d: f"{pick('-', '+', '-')}{atom('bool', d)}",
        lambda d: f"{atom('any', d)}|{pick('length', 'count', 'int', 'wordcount', 'int(' + n() + ')', 'int(0, ' + pick('2', '8', '16', '36', '0') + ')', 'int(default=' + of('any', 0) + ')')}",
        lambda d: f"{atom('str', d)}.{pick('count', 'find', 'rfind', 'index', 'rindex')}({of('str', 0)}{window()})",
        lambda d: f"{atom('str', d)}|{pick('length', 'wordcount', 'int', 'int(0, 16)')}",
        lambda d: f"{atom('int', d)}|abs",
        lambda d: f"{atom('numbers', d)}|{pick('sum', 'max', 'min', 'first', 'last', 'length', 'sum(start=' + of('any', 0) + ')')}",
        lambda d: f"rows|{pick('sum(attribute=' + quoted('a') + ')', 'sum(' + quoted('c.a') + ')', 'length', 'max(attribute=' + quoted('a') + ')', 'sum(attribute=' + quoted('c.a') + ', start=' + n() + ')')}",
        lambda d: f"{atom('list', d)}.{pick('index', 'count')}({of('any', d)}{pick('', '', ', ' + n(-3, 3))})",
        lambda d: f"{atom('int', d)}.{pick('bit_length()', 'bit_count()', 'real', 'imag', 'numerator', 'denominator', 'conjugate()', 'as_integer_ratio()')}",
        lambda d: f"range({pick(n(0, 6), n() + ', ' + n(), n() + ', ' + n() + ', ' + pick('2', '-1', '-3'))}){pick('[' + n() + ']', '|length', '|sum', '.start', '.stop', '.step', '.index(' + n() + ')', '.count(' + n() + ')', slice_(d), '|last', '|list', '|first')}",
        lambda d: f"{of('int', d)} if {of('bool', d)} else {of('int', d)}",
        lambda d: f"{atom('int', d)} and {atom('int', d)}",
        lambda d: f"{atom('float', d)} // {atom('int', d)}|int",
    ],
    "float": [
        binary("float", ["+", "-", "*", "/"]),
        lambda d: f"{atom('int', d)} / {atom('int', d)}",
        lambda d: f"{atom('float', d)} {pick('+', '-', '*', '/', '//', '%', '**')} {atom('int', d)}",
        lambda d: f"{atom('int', d)} {pick('+', '-', '*', '/', '//', '%')} {atom('float', d)}",
        lambda d: f"{atom(pick('float', 'int'), d)}|round({pick('', n(-2, 5), n(0, 3) + ', ' + quoted(pick('ceil', 'floor', 'common', 'x')), 'precision=' + n(0, 3), 'method=' + quoted('ceil'))})",
        lambda d: f"{atom('any', d)}|float{pick('', '(' + of('any', 0) + ')', '(default=' + n() + ')')}",
        lambda d: f"-{atom('float', d)}",
        lambda d: f"{atom('float', d)}|abs",
        lambda d: f"{atom('float', d)}.{pick('is_integer()', 'as_integer_ratio()', 'hex()', 'real', 'imag', 'conjugate()')}",
        lambda d: f"{atom('numbers', d)}|sum(start=0.5)",
        lambda d: f"{atom('str', d)}|float",
    ],
    "bool": [
        lambda d: f"{atom('any', d)} {pick('==', '!=', '==', 'in', 'not in')} {atom('any', d)}",
        lambda d: f"{atom('any', d)} {pick('<', '>', '<=', '>=')} {atom('any', d)}",
        lambda d: (lambda k: f"{atom(k, d)} {pick('<', '>', '<=', '>=', '==', '!=')} {atom(k, d)}")(pick("int", "float", "str", "list", "tuple")),
        lambda d: f"{atom(pick('int', 'float'), d)} {pick('<', '>=', '==')} {atom(pick('int', 'float'), d)}",
        lambda d: f"{atom('int', d)} < {atom('float', d)} <= {atom('int', d)} != {atom('any', 0)}",
        lambda d: f"not {atom('any', d)}",
        lambda d: f"{atom('bool', d)} {pick('and', 'or')} {atom('bool', d)}",
        lambda d: f"{atom('any', d)} is {pick('', 'not ')}{pick('boolean', 'callable', 'defined', 'escaped', 'false', 'float', 'integer', 'iterable', 'lower', 'mapping', 'none', 'number', 'sequence', 'string', 'true', 'undefined', 'upper', 'test', 'filter')}",
        lambda d: f"{atom('int', d)} is {pick('odd', 'even', 'divisibleby ' + n(1, 4), 'divisibleby(' + n() + ')')}",
        lambda d: f"{atom('any', d)} is {pick('eq', 'ne', 'lt', 'le', 'gt', 'ge', 'equalto', 'sameas', 'in', 'greaterthan')}{pick('(' + of('any', d) + ')', ' ' + of('any', 0))}",
        lambda d: f"{atom('str', d)}.{pick('startswith', 'endswith')}({pick(of('str', 0), '(' + of('str', 0) + ', ' + of('str', 0) + ')')}{window()})",
        lambda d: f"{atom('str', d)}.is{pick('digit', 'alpha', 'upper', 'lower', 'title', 'space', 'alnum', 'numeric', 'identifier', 'printable', 'decimal', 'ascii')}()",
        lambda d: f"{atom('str', d)} {pick('in', 'not in')} {atom(pick('str', 'dict', 'list'), d)}",
        lambda d: f"{atom('dict', d)}.{pick('keys()', 'items()', 'values()')} {pick('==', '|list ==', '!=')} {atom('dict', d)}.{pick('keys()', 'items()')}",
    ],
    "list": [
        lambda d: f"[{of('any', d)}, {of('any', d)}]",
        lambda d: f"{atom('list', d)}|{R.choice(LIST_FILTERS)(d)}",
        lambda d: f"{atom('texts', d)}|{R.choice(LIST_FILTERS)(d)}",
        lambda d: f"{atom('numbers', d)}|{R.choice(LIST_FILTERS)(d)}",
        lambda d: f"{atom('rows', d)}|{R.choice(ROW_FILTERS)(d)}",
        lambda d: f"{atom('rows', d)}|{R.choice(ROW_FILTERS)(d)}",
        lambda d: f"{atom('list', d)}{slice_(d)}",
        lambda d: f"{atom('list', d)} + {atom('list', d)}",
        lambda d: f"{atom('list', d)} * {n(-1, 3)}",
        lambda d: f"{atom('str', d)}.{pick('split', 'rsplit')}({pick('', 'none', of('str', 0), quoted(' '), quoted(','), quoted('a') + ', ' + n(-1, 3), 'none, ' + n(0, 3), 'maxsplit=' + n(0, 2), 'sep=' + quoted('b'))})",
        lambda d: f"{atom('str', d)}.splitlines({pick('', 'true', 'keepends=true')})",
        lambda d: f"{atom('str', d)}|list",
        lambda d: f"{atom('dict', d)}|{pick('list', 'dictsort', 'dictsort(true)', 'dictsort(false, ' + quoted('value') + ')', 'dictsort(reverse=true)', 'items|list', 'sort', 'length', 'first', 'last', 'max', 'unique|list', 'map(' + quoted('upper') + ')|list')}",
        lambda d: f"{atom('dict', d)}.{pick('keys()', 'values()', 'items()')}{pick('', '|list', '|sort', '|length', '|first', '|last', '|reverse|list')}",
        lambda d: f"range({pick(n(0, 6), n() + ', ' + n(), n() + ', ' + n() + ', ' + pick('2', '-1', '-3'))}){pick('', '|list', '|reverse|list', slice_(d))}",
        lambda d: f"zip({of('list', d)}, {of('list', d)})|list",
        lambda d: f"{atom('list', d)}.{pick('append(' + of('any', d) + ')', 'extend(' + of('list', d) + ')', 'insert(' + n() + ', 1)', 'pop()', 'pop(' + n(-2, 2) + ')', 'remove(' + of('any', 0) + ')', 'reverse()', 'sort()', 'sort(reverse=true)', 'copy()', 'clear()', 'index(' + of('any', 0) + ')')}",
        lambda d: f"{atom('list', d)}|{pick('first', 'last', 'max', 'min', 'random', 'most_frequent', 'choice', 'sum', 'join', 'string', 'length', 'max(case_sensitive=true)', 'min(attribute=0)')}",
        lambda d: f"{atom('list', d)}[{pick(n(-4, 4), of('int', d), of('any', 0))}]",
        lambda d: f"({of('any', d)}, {of('any', d)})|{pick('list', 'sort', 'join', 'first', 'length', 'reverse|list', 'max')}",
    ],
    "tuple": [
        lambda d: f"({of('any', d)}, {of('any', d)})",
        lambda d: f"({of('any', d)},)",
        lambda d: f"{atom('tuple', d)}{slice_(d)}",
        lambda d: f"{atom('tuple', d)} {pick('+', '+', '*')} {atom(pick('tuple', 'tuple', 'int'), d)}",
        lambda d: f"{atom('str', d)}.{pick('partition', 'rpartition')}({quoted(pick(' ', ',', 'a', 'o', '-'))})",
        lambda d: f"{atom('tuple', d)}.{pick('count', 'index')}({of('any', 0)})",
        lambda d: f"{atom('dict', d)}.popitem()",
        lambda d: f"{atom('float', d)}.as_integer_ratio()",
    ],
    "dict": [
        lambda d: "{" + f"{of(pick('str', 'int', 'any'), d)}: {of('any', d)}, 'c': {of('any', d)}" + "}",
        lambda d: f"dict({pick(atom('dict', d), '')}{pick('', ', z=1')})".replace("(, ", "("),
        lambda d: f"dict({pick(atom('list', d), 'zip(' + of('list', 0) + ', ' + of('list', 0) + ')', '[(1, 2), (3, 4)]', '[' + quoted('ab') + ']')})",
        lambda d: f"{atom('dict', d)}.{pick('copy()', 'get(' + of('any', 0) + ')', 'get(' + quoted(R.choice(KEYS)) + ', ' + of('any', 0) + ')', 'pop(' + quoted(R.choice(KEYS)) + ', 0)', 'setdefault(' + of('str', 0) + ', ' + of('any', 0) + ')', 'update(' + of('dict', 0) + ')', 'update(z=2)', 'clear()', 'fromkeys(' + of('texts', 0) + pick('', ', ' + n()) + ')')}",
        lambda d: f"{atom('dict', d)}.{pick(*KEYS, 'x', 'get', 'values')}",
        lambda d: f"{atom('dict', d)}[{pick(quoted(R.choice(KEYS)), of('any', 0))}]",
        lambda d: f"{atom('rows', d)}|{pick('first', 'last', 'random', 'max(attribute=' + quoted('a') + ')', 'min(attribute=' + quoted('c.a') + ')')}",
        lambda d: f"{atom('dict', d)}.items()|{pick('list', 'sort', 'map(' + quoted('first') + ')|list', 'map(attribute=1)|list', 'sort(attribute=' + quoted('1') + ')')}",
    ],
    "none": [lambda d: "none", lambda d: f"{atom('list', d)}.append(1)", lambda d: f"{atom('dict', d)}.update(zz=1)"],
    "texts": [
        lambda d: f"{atom('str', d)}.split({pick('', quoted(','), quoted(' '))})",
        lambda d: f"{atom('list', d)}|map('string')|list",
        lambda d: f"[{of('str', d)}, {of('str', d)}]",
        lambda d: f"{atom('dict', d)}.keys()|list",
        lambda d: f"rows|map(attribute='a')|map('string')",
    ],
    "numbers": [
        lambda d: f"range({n(0, 6)})",
        lambda d: f"[{of('int', d)}, {of('float', d)}]",
        lambda d: f"{atom('list', d)}|select('number')|list",
        lambda d: "q.values()",
        lambda d: f"{atom('texts', d)}|map('length')|list",
    ],
    "rows": [
        lambda d: f"rows|{R.choice(ROW_FILTERS)(d)}",
        lambda d: f"rows{slice_(d)}",
        lambda d: f"[{of('dict', d)}, {of('dict', d)}]",
        lambda d: "rows|sort(attribute='b')",
    ],
}


# ---------------------------------------------------------------- statements

def expression():
    return of("any", R.randint(0, 3))


def out():
    o, c = R.choice([("{{ ", " }}")] * 6 + [("{{- ", " }}"), ("{{ ", " -}}"), ("{{", "}}"), ("{{-", "-}}"), ("{{+ ", " }}")])
    return o + expression() + c


def tag(text):
    o, c = R.choice([("{% ", " %}")] * 6 + [("{%- ", " %}"), ("{% ", " -%}"), ("{%+ ", " %}"), ("{%- ", " -%}"), ("{% ", " +%}"), ("{%", "%}")])
    return o + text + c


def text():
    return pick("", " ", "\n", "  \n  ", "text ", "\n\tA\n", "é", "{ }", "a | b", "{# note #}", "{#- x -#}", "\r\n", " {% raw %}{{ x }}{% endraw %} ", "%}", "# h\n", "\n    ")


def body(depth):
    return "".join(statement(depth) + text() for _ in range(R.randint(1, 3)))


LOOPED = ["{{ loop.index }}", "{{ loop.last }}", "{{ loop.revindex }}", "{{ loop.revindex0 }}", "{{ loop.cycle('o', 'e', s) }}", "{{ loop.changed(x) }}", "{{ loop.changed(x, loop.index is odd) }}", "{{ loop.previtem }}", "{{ loop.previtem|default('-') }}", "{{ loop.nextitem|default('-') }}", "{{ loop.length }}", "{{ x }}",
          "{{ a }}{{ b }}", "{{ loop.first }}{{ loop.depth }}{{ loop.depth0 }}", "{% set s = x %}{{ s }}", "{% set y = loop.index0 %}", "{{ y }}", "{{ x.a }}", "{{ ',' if not loop.last }}", "{{ x }}{% set x = 1 %}", "{{ loop }}", "{{ loop.previtem is defined }}", "{{ loop|length }}", "{{ loop.x }}"]


def for_(depth):
    target = pick("i", "x", "x", "x", "s", "a, b", "a, (b, x)", "x,")
    it = pick("l", "k", "d", "rows", "s", "d.items()", "range(3)", "rows|map(attribute='a')", "l|batch(2)", "ws", "xs", "q|dictsort", "rows|groupby('c.a')", "zip(l, ws)", "nested", of("list", 2), expression())
    if "items" in it or "dictsort" in it or "groupby" in it or "zip" in it:
        target = pick("a, b", "a, b", "x")
    condition = f" if {pick('x', 'a', 'x is defined', 'x is string', of('bool', 1), 'loop.index')}" if chance(0.2) else ""
    source = tag(f"for {target} in {it}{condition}") + R.choice(LOOPED) + body(depth - 1) + opt(R.choice(LOOPED))
    if chance(0.3):
        source += tag("else") + body(depth - 1)
    return source + tag(pick("endfor", "endfor"))


def if_(depth):
    source = tag("if " + of(pick("bool", "any"), 2)) + body(depth - 1)
    if chance(0.3):
        source += tag("elif " + of("bool", 2)) + body(depth - 1)
    if chance(0.5):
        source += tag("else") + body(depth - 1)
    return source + tag("endif")


def macro(depth):
    call = pick("{{ mm(1) }}", "{{ mm(s, q=i) }}", "{{ mm(1, 2, 3) }}", "{{ mm(z=1) }}", "{% call mm(5) %}C{{ s }}{% endcall %}", "{% call(z) mm(s) %}{{ z }}{% endcall %}", "{{ mm() }}", "{{ mm(*l) }}", "{{ mm(**d) }}", "{{ mm(*ws, **q) }}", "{{ mm.name }}{{ mm.arguments }}{{ mm.catch_kwargs }}{{ mm.catch_varargs }}{{ mm.caller }}", "{{ mm(p=1, q=2) }}{{ mm }}"[:20], "{{ [1, 2]|map('string')|map('upper')|join }}{{ mm(1)|upper }}")
    inner = pick("{{ p }}/{{ q }}", "{{ p }}{{ r }}") + pick("", "{{ varargs }}", "{{ kwargs }}", "{{ caller() }}", "{{ caller(1) }}", "{{ caller is defined }}", "{% if caller %}{{ caller() }}{% endif %}")
    return tag(f"macro mm(p, q={of('any', 1)}{pick('', ', r=p', ', r=q')})") + inner + body(depth - 1) + tag(pick("endmacro", "endmacro")) + call


def block(depth):
    name = f"bb{R.randint(0, 9999)}"
    inner = pick("{{ s }}{{ x }}", "{{ loop.index }}", "{% set x = 1 %}{{ x }}", "{{ super() }}", "{{ i }}" + body(0))
    source = tag(f"block {name}{pick('', '', ' scoped', ' required')}") + inner + tag(pick("endblock", "endblock " + name))
    if chance(0.3):
        source = tag("set x = 'outer'") + source
    if chance(0.3):
        source = "{% for i in [1, 2] %}" + source + "{% endfor %}"
    return source + pick("", "{{ self." + name + "() }}", "{{ self." + name + "()|upper }}", "{{ self.zz }}", "{{ self." + name + " is defined }}")


def statement(depth=2):
    k = R.random()
    if depth == 0 or k < 0.45: return out()
    if k < 0.56: return if_(depth)
    if k < 0.71: return for_(depth)
    if k < 0.80: return tag(f"set {pick('s', 'x', 'y', 'i', 'a, b', 'x, (a, b)', '(a, b)')} = {pick(of('any', 2), of('tuple', 2), expression(), of('any', 0) + ', ' + of('any', 0))}") + pick("", "{{ x }}", "{{ y }}", "{{ s }}", "{{ a }}{{ b }}")
    if k < 0.83: return tag(f"set x{pick('', '|upper', '|trim|length', '|replace(' + quoted('a') + ', ' + quoted('b') + ')')}") + body(depth - 1) + tag("endset") + pick("{{ x }}", "{{ x|e }}", "{{ [x] }}")
    if k < 0.86: return tag(f"with {pick('', 'x = ' + expression(), 'x = ' + expression() + ', y = x', 'a, b = ' + of('tuple', 1))}") + body(depth - 1) + "{{ x }}{{ y }}" + tag("endwith")
    if k < 0.88: return tag("filter " + pick("upper", "trim", "replace('a', 'b')", "title|length", "indent(2)", "wordwrap(8)", "e", "truncate(9)", "center(20)|e", "urlize")) + body(depth - 1) + tag("endfilter")
    if k < 0.92: return macro(depth)
    if k < 0.94: return "{% set ns = namespace(" + pick("c=0", "{'c': 1}", "[('c', 2)]", "") + ") %}{% for x in l %}{% set ns.c = " + pick("ns.c + 1", "x", "loop.index") + " %}{% endfor %}{{ ns.c }}" + pick("", "{{ ns }}", "{{ ns.zz }}", "{% set ns.v = s %}{{ ns.v }}", "{{ ns['c'] }}", "{{ ns is mapping }}")
    if k < 0.96: return tag("autoescape " + pick("true", "false", "b")) + body(depth - 1) + pick("", "{{ '<'|safe }}{{ '<' }}{{ ws|join('<') }}", "{{ ('<'|e) ~ '&' }}") + tag("endautoescape")
    if k < 0.975: return "{% for x in k recursive %}[{{ x if x is string or x is not iterable }}{{ loop.depth0 }}{% if x is iterable and x is not string and loop.depth < 3 %}{{ loop(x) }}{% endif %}]{% endfor %}"
    if k < 0.99: return block(depth)
    if k < 0.995: return tag("print " + of("any", 1) + pick("", ", " + of("any", 1)))
    return "{% set c = cycler(" + pick("1, 2", "*l", "'a'") + ") %}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.pos }}{% set jo = joiner(" + pick("", "'|'") + ") %}{{ jo() }}a{{ jo() }}b{{ c.reset() }}"


# ---------------------------------------------------------------- rendering

class Late(Exception):
    pass


def late(*_):
    raise Late


def most_frequent(items):
    if not items:
        return
    counts = collections.Counter(items).most_common()
    return [c[0] for c in counts if c[1] == counts[0][1]]


def first_item(x):
    return x[0] if isinstance(x, (str, list, tuple, range)) else random.choice(x)


def environment(options):
    env = Environment(undefined=FLAVOURS[options["undefined"]], **{key: options[key] for key in ("trim_blocks", "lstrip_blocks", "keep_trailing_newline")})
    env.globals.update(zip=zip)
    env.filters.update(
        choice=first_item,
        random=lambda x: x[0] if isinstance(x, (str, list, tuple, range)) and len(x) else jinja2.filters.do_random(env.from_string("").new_context(), x),
        most_frequent=most_frequent,
        regex_replace=lambda string, pattern, repl, count=0: re.sub(pattern, repl, string, count=count),
    )
    return env


#: What shows addresses in memory, and differs from run to run.
UNSTABLE = (" at 0x", " AT 0X", " At 0X", " object at", "0x7")


def record():
    short = chance(0.7)
    source = text() + (out() if short and chance(0.7) else statement(1) if short else "".join(statement() + text() for _ in range(R.randint(1, 3))))
    options = {"undefined": pick("lenient", "lenient", "lenient", "strict", "chainable", *DEBUG), "trim_blocks": chance(0.2), "lstrip_blocks": chance(0.2), "keep_trailing_newline": chance(0.2)}
    c = context()
    line = {"context": json.loads(json.dumps(c))}
    try:
        signal.alarm(2)
        rendered = environment(options).from_string(source).render(c)
        if len(rendered) > 20000 or any(mark in rendered for mark in UNSTABLE):
            return None
        line["rendered"] = rendered
    except (Late, RecursionError, MemoryError):
        return None
    except Exception as x:
        line["raises"] = f"{type(x).__name__}: {x}"
    finally:
        signal.alarm(0)
    return json.dumps({"jinja": source, "options": options, "examples": [line]})


def serve(seed, pipe):
    """Writes records for ever, one a line; a child process does so, since nothing else stops a runaway power of big integers."""
    R.seed(seed)
    signal.signal(signal.SIGALRM, late)
    with os.fdopen(pipe, "w") as sink:
        while True:
            made = record()
            if made is not None:
                sink.write(made + "\n")
                sink.flush()


def main(seed, count):
    made = 0
    while made < count:
        receive, send = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(receive)
            try:
                serve(seed, send)
            except BaseException as e:
                if not isinstance(e, BrokenPipeError): print("child", e, file=sys.stderr)
            os._exit(0)
        os.close(send)
        with os.fdopen(receive, "rb", buffering=0) as source:
            kept = b""
            while made < count and select.select([source], [], [], 5)[0]:
                chunk = source.read(1 << 16)
                if not chunk:
                    break
                *lines, kept = (kept + chunk).split(b"\n")
                for line in lines[: count - made]:
                    made += 1
                    sys.stdout.write(line.decode() + "\n")
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        seed += 1_000_003


DEBUG: list = []
if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
