import * as l10n from '@vscode/l10n';

type Docs = Readonly<Record<string, readonly [summary: string, example: string]>>;

/** What each filter does, in a sentence or two, with an example. */
export function filterDocs(): Docs {
  return {
    abs: [l10n.t('The number without its sign.'), '{{ -3 | abs }}'],
    attr: [l10n.t('An attribute by name; unlike a dot it never looks for an item.'), "{{ 'Ann' | attr('upper') }}"],
    batch: [
      l10n.t('Lists of so many items each; the last is filled up if a filling is given.'),
      '{{ [1, 2, 3] | batch(2, 0) | list }}',
    ],
    capitalize: [
      l10n.t('The first letter in upper case and all others in lower case.'),
      "{{ 'nEW yORK' | capitalize }}",
    ],
    center: [l10n.t('The text in the middle of so many characters.'), "[{{ 'x' | center(5) }}]"],
    choice: [l10n.t('An item drawn at random, from the seed of the render.'), "{{ ['a', 'b'] | choice }}"],
    default: [
      l10n.t('Another value where this one is undefined; with True also where it is empty or false.'),
      "{{ nickname | default('nobody') }}",
    ],
    dictsort: [l10n.t('The pairs of a dict in order of their keys or values.'), "{{ {'b': 1, 'a': 2} | dictsort }}"],
    escape: [l10n.t('The text with the special characters of HTML replaced.'), "{{ 'a < b' | escape }}"],
    filesizeformat: [l10n.t('A number of bytes as people read it.'), '{{ 13000 | filesizeformat }}'],
    first: [l10n.t('The first item.'), "{{ ['a', 'b'] | first }}"],
    float: [l10n.t('The value as a float, or the default where it is none.'), "{{ '1.5' | float }}"],
    forceescape: [
      l10n.t('Replaces the special characters of HTML even in text marked as safe.'),
      "{{ '<b>' | safe | forceescape }}",
    ],
    format: [l10n.t("Fills a format of Python's % operator."), "{{ '%0.1f of %s' | format(0.25, 'all') }}"],
    groupby: [
      l10n.t('Groups of items with the same attribute, each with its value in front.'),
      "{{ [{'k': 1, 'v': 2}, {'k': 1, 'v': 3}] | groupby('k') }}",
    ],
    highlight: [l10n.t("PromptSource's mark around a value, as HTML."), "{{ 'field' | highlight }}"],
    indent: [l10n.t('Every line but the first moved right; True moves the first too.'), "{{ 'a\\nb' | indent(2) }}"],
    int: [l10n.t('The value as an integer, or the default where it is none.'), "{{ '42.9' | int }}"],
    items: [l10n.t('The pairs of a dict; none where it is undefined.'), "{{ {'a': 1} | items | list }}"],
    join: [l10n.t('The items as text, with a separator between them.'), "{{ [1, 2, 3] | join(', ') }}"],
    last: [l10n.t('The last item.'), "{{ ['a', 'b'] | last }}"],
    length: [l10n.t('How many items, or characters, there are.'), "{{ 'four' | length }}"],
    list: [l10n.t('The items as a new list; a text gives its characters.'), "{{ 'abc' | list }}"],
    lower: [l10n.t('The text in lower case.'), "{{ 'ABC' | lower }}"],
    map: [l10n.t('Another filter, or an attribute, applied to every item.'), "{{ ['a', 'b'] | map('upper') | join }}"],
    max: [l10n.t('The greatest item.'), '{{ [1, 3, 2] | max }}'],
    min: [l10n.t('The smallest item.'), '{{ [2, 1, 3] | min }}'],
    most_frequent: [
      l10n.t('The items that occur most often, as a list.'),
      "{{ ['a', 'b', 'a'] | most_frequent | first }}",
    ],
    pprint: [
      l10n.t('The value as Python code, broken into lines where it is long.'),
      "{{ {'b': 1, 'a': [2]} | pprint }}",
    ],
    random: [l10n.t('An item drawn at random, from the seed of the render.'), '{{ [1, 2, 3] | random }}'],
    regex_replace: [
      l10n.t('Replaces what a Python regular expression matches; \\1 stands for its first group.'),
      "{{ 'a1b22' | regex_replace('[0-9]+', '#') }}",
    ],
    reject: [l10n.t('The items for which a test fails.'), "{{ [1, 2, 3] | reject('odd') | list }}"],
    rejectattr: [
      l10n.t('The items for whose attribute a test fails.'),
      "{{ [{'n': 1}, {'n': 2}] | rejectattr('n', 'odd') | list }}",
    ],
    replace: [
      l10n.t('One text replaced by another, everywhere or so many times.'),
      "{{ 'a-b-c' | replace('-', '+', 1) }}",
    ],
    reverse: [l10n.t('The text or the items from the end to the start.'), "{{ 'abc' | reverse }}"],
    round: [
      l10n.t("The number rounded: 'common' (halves to even), 'ceil' or 'floor'. It stays a float."),
      '{{ 2.345 | round(1) }}',
    ],
    safe: [l10n.t('Marks text as HTML that needs no escaping.'), "{{ '<b>' | safe }}"],
    select: [l10n.t('The items for which a test holds.'), "{{ [1, 2, 3] | select('odd') | list }}"],
    selectattr: [
      l10n.t('The items for whose attribute a test holds.'),
      "{{ [{'n': 1}, {'n': 2}] | selectattr('n', 'eq', 2) | list }}",
    ],
    slice: [l10n.t('So many lists of nearly equal length.'), '{{ [1, 2, 3] | slice(2) | list }}'],
    sort: [l10n.t('The items in order; case is ignored unless asked for.'), "{{ ['b', 'A'] | sort }}"],
    string: [l10n.t('The value as text.'), '{{ 1.0 | string | length }}'],
    striptags: [l10n.t('The text without tags and with single blanks.'), "{{ '<p>a  b</p>' | striptags }}"],
    sum: [l10n.t('The sum of the items, or of an attribute of each.'), '{{ [1, 2, 3] | sum }}'],
    title: [l10n.t('Every word with its first letter in upper case.'), "{{ 'the long way' | title }}"],
    tojson: [l10n.t('The value as JSON that is safe inside HTML.'), "{{ {'a': 1.0} | tojson }}"],
    trim: [l10n.t('The text without white space, or the given characters, at its ends.'), "[{{ ' a ' | trim }}]"],
    truncate: [
      l10n.t('At most so many characters, cut between words unless killwords is true; a little over is tolerated.'),
      "{{ 'one two three four' | truncate(10) }}",
    ],
    unique: [
      l10n.t('The items without those that came before; case is ignored unless asked for.'),
      "{{ ['a', 'A', 'b'] | unique | list }}",
    ],
    upper: [l10n.t('The text in upper case.'), "{{ 'abc' | upper }}"],
    urlencode: [l10n.t('The text, or the pairs, as a part of a web address.'), "{{ 'a b' | urlencode }}"],
    urlize: [l10n.t('The text with its web addresses as links.'), "{{ 'see example.com' | urlize }}"],
    wordcount: [l10n.t('How many words the text has.'), "{{ 'three small words' | wordcount }}"],
    wordwrap: [l10n.t('The text in lines of at most so many characters.'), "{{ 'one two three' | wordwrap(7) }}"],
    xmlattr: [l10n.t('A dict as attributes of a tag.'), "{{ {'id': 1} | xmlattr }}"],
  };
}
