import * as l10n from '@vscode/l10n';

type Docs = Readonly<Record<string, readonly [summary: string, example: string]>>;

/** What each test asks, with an example. */
export function testDocs(): Docs {
  return {
    boolean: [l10n.t('Whether it is True or False.'), '{{ true is boolean }}'],
    callable: [l10n.t('Whether it can be called.'), '{{ range is callable }}'],
    defined: [l10n.t('Whether there is such a variable.'), '{{ nickname is defined }}'],
    divisibleby: [l10n.t('Whether the number can be divided without remainder.'), '{{ 9 is divisibleby 3 }}'],
    eq: [l10n.t('Whether the two are equal.'), "{{ ['a', 'b'] | select('eq', 'a') | list }}"],
    escaped: [l10n.t('Whether it is marked as safe HTML.'), "{{ 'a' | safe is escaped }}"],
    even: [l10n.t('Whether the number is even.'), '{{ 2 is even }}'],
    false: [l10n.t('Whether it is False itself.'), '{{ 0 is false }}'],
    filter: [l10n.t('Whether there is a filter of that name.'), "{{ 'upper' is filter }}"],
    float: [l10n.t('Whether it is a float.'), '{{ 1.0 is float }}'],
    ge: [l10n.t('Whether it is greater or equal.'), '{{ 2 is ge 2 }}'],
    gt: [l10n.t('Whether it is greater.'), '{{ 3 is gt 2 }}'],
    in: [l10n.t('Whether it is among the items.'), '{{ 1 is in [1, 2] }}'],
    integer: [l10n.t('Whether it is an integer.'), '{{ 1 is integer }}'],
    iterable: [l10n.t('Whether one can loop over it.'), "{{ 'abc' is iterable }}"],
    le: [l10n.t('Whether it is less or equal.'), '{{ 2 is le 2 }}'],
    lower: [l10n.t('Whether all its letters are in lower case.'), "{{ 'abc' is lower }}"],
    lt: [l10n.t('Whether it is less.'), '{{ 1 is lt 2 }}'],
    mapping: [l10n.t('Whether it is a dict.'), '{{ {} is mapping }}'],
    ne: [l10n.t('Whether the two differ.'), '{{ 1 is ne 2 }}'],
    none: [l10n.t('Whether it is None.'), '{{ none is none }}'],
    number: [l10n.t('Whether it is a number; True and False count.'), '{{ 1.5 is number }}'],
    odd: [l10n.t('Whether the number is odd.'), '{{ 3 is odd }}'],
    sameas: [l10n.t('Whether it is the very same object.'), '{{ none is sameas none }}'],
    sequence: [l10n.t('Whether it has a length and can be indexed.'), '{{ [1] is sequence }}'],
    string: [l10n.t('Whether it is text.'), "{{ 'a' is string }}"],
    test: [l10n.t('Whether there is a test of that name.'), "{{ 'odd' is test }}"],
    true: [l10n.t('Whether it is True itself.'), '{{ 1 is true }}'],
    undefined: [l10n.t('Whether there is no such variable.'), '{{ nickname is undefined }}'],
    upper: [l10n.t('Whether all its letters are in upper case.'), "{{ 'ABC' is upper }}"],
  };
}

/** What each global function gives, with an example. */
export function functionDocs(): Docs {
  return {
    cycler: [
      l10n.t('Gives one value after the other, from the start again at the end.'),
      "{{ cycler('odd', 'even').next() }}",
    ],
    dict: [l10n.t('A new dict from pairs and named values.'), '{{ dict(a=1) }}'],
    joiner: [
      l10n.t('Nothing the first time it is called, the separator from then on.'),
      '{% set sep = joiner() %}{{ sep() }}a{{ sep() }}b',
    ],
    lipsum: [l10n.t('Filler text, drawn from the seed of the render.'), '{{ lipsum(1, html=false) | length > 0 }}'],
    namespace: [
      l10n.t('An object whose attributes can be set from inside a loop.'),
      '{% set ns = namespace(n=0) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}',
    ],
    range: [l10n.t('Integers from a start up to, and without, an end.'), '{{ range(1, 4) | list }}'],
    zip: [
      l10n.t('Tuples of the items that stand at the same place of several lists.'),
      "{{ zip([1, 2], ['a', 'b']) | list }}",
    ],
  };
}
