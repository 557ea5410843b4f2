import * as l10n from '@vscode/l10n';

type Docs = Readonly<Record<string, readonly [summary: string, example: string]>>;

/** Python's types whose methods templates call, in the order in which a method of several is looked for. */
export const documentedTypes = ['str', 'list', 'dict'] as const;
export type DocumentedType = (typeof documentedTypes)[number];

/** What each method does that is of use in a template, with an example; methods that change a value in place are not. */
export function methodDocs(): Readonly<Record<DocumentedType, Docs>> {
  return { str: textDocs(), list: listDocs(), dict: dictDocs() };
}

function textDocs(): Docs {
  return {
    capitalize: [
      l10n.t('The first letter in upper case and all others in lower case.'),
      "{{ 'nEW yORK'.capitalize() }}",
    ],
    casefold: [l10n.t('The text in a form in which two are the same but for case.'), "{{ 'Straße'.casefold() }}"],
    center: [l10n.t('The text in the middle of so many characters.'), "[{{ 'x'.center(5) }}]"],
    count: [l10n.t('How often another text is in it.'), "{{ 'banana'.count('an') }}"],
    endswith: [l10n.t('Whether it ends with another text.'), "{{ 'Why?'.endswith('?') }}"],
    find: [l10n.t('Where another text begins in it, from 0; -1 where it is not there.'), "{{ 'banana'.find('na') }}"],
    format: [l10n.t('Fills the places in braces.'), "{{ '{} of {}'.format(1, 2) }}"],
    index: [l10n.t('Where another text begins in it; an error where it is not there.'), "{{ 'banana'.index('na') }}"],
    isalnum: [l10n.t('Whether all its characters are letters or digits.'), "{{ 'a1'.isalnum() }}"],
    isalpha: [l10n.t('Whether all its characters are letters.'), "{{ 'abc'.isalpha() }}"],
    isdigit: [l10n.t('Whether all its characters are digits.'), "{{ '42'.isdigit() }}"],
    islower: [l10n.t('Whether all its letters are in lower case.'), "{{ 'abc'.islower() }}"],
    isspace: [l10n.t('Whether it is white space only.'), "{{ ' '.isspace() }}"],
    istitle: [l10n.t('Whether each word begins with the only capital in it.'), "{{ 'New York'.istitle() }}"],
    isupper: [l10n.t('Whether all its letters are in upper case.'), "{{ 'ABC'.isupper() }}"],
    join: [l10n.t('The items in one text, with this text between them.'), "{{ ', '.join(['a', 'b']) }}"],
    ljust: [l10n.t('The text filled up on the right to so many characters.'), "[{{ 'x'.ljust(3) }}]"],
    lower: [l10n.t('The text in lower case.'), "{{ 'ABC'.lower() }}"],
    lstrip: [
      l10n.t('The text without blanks, or without the given characters, at its beginning.'),
      "[{{ '  a '.lstrip() }}]",
    ],
    partition: [
      l10n.t('What stands before the first separator, the separator, and what stands behind it.'),
      "{{ 'a: b: c'.partition(': ') }}",
    ],
    removeprefix: [l10n.t('The text without this beginning, if it has it.'), "{{ 'Q: Why?'.removeprefix('Q: ') }}"],
    removesuffix: [l10n.t('The text without this end, if it has it.'), "{{ 'yes.'.removesuffix('.') }}"],
    replace: [
      l10n.t('The text with one piece replaced by another, everywhere or so many times.'),
      "{{ 'banana'.replace('na', 'NA', 1) }}",
    ],
    rfind: [
      l10n.t('Where another text begins in it for the last time; -1 where it is not there.'),
      "{{ 'banana'.rfind('na') }}",
    ],
    rindex: [
      l10n.t('Where another text begins in it for the last time; an error where it is not there.'),
      "{{ 'banana'.rindex('na') }}",
    ],
    rjust: [l10n.t('The text filled up on the left to so many characters.'), "[{{ 'x'.rjust(3) }}]"],
    rpartition: [
      l10n.t('What stands before the last separator, the separator, and what stands behind it.'),
      "{{ 'a: b: c'.rpartition(': ') }}",
    ],
    rsplit: [
      l10n.t('The pieces between separators, split from the end at most so many times.'),
      "{{ 'a b c'.rsplit(' ', 1) }}",
    ],
    rstrip: [
      l10n.t('The text without blanks, or without the given characters, at its end.'),
      "[{{ 'a.. '.rstrip('. ') }}]",
    ],
    split: [
      l10n.t('The pieces between separators, or between blanks; at most so many splits.'),
      "{{ 'a, b, c'.split(', ') }}",
    ],
    splitlines: [l10n.t('The lines of the text.'), "{{ 'a\\nb'.splitlines() }}"],
    startswith: [l10n.t('Whether it begins with another text.'), "{{ 'Who?'.startswith('Who') }}"],
    strip: [
      l10n.t('The text without blanks, or without the given characters, at both ends.'),
      "[{{ '  a '.strip() }}]",
    ],
    swapcase: [l10n.t('Upper case for lower case, and the other way round.'), "{{ 'Ab'.swapcase() }}"],
    title: [l10n.t('Each word with a capital first.'), "{{ 'new york'.title() }}"],
    upper: [l10n.t('The text in upper case.'), "{{ 'abc'.upper() }}"],
    zfill: [l10n.t('The number filled up with zeros on the left.'), "{{ '7'.zfill(3) }}"],
  };
}

function listDocs(): Docs {
  return {
    count: [l10n.t('How often a value is among the items.'), '{{ [1, 2, 1].count(1) }}'],
    index: [
      l10n.t('At which place a value stands, from 0; an error where it is not there.'),
      "{{ ['a', 'b'].index('b') }}",
    ],
  };
}

function dictDocs(): Docs {
  return {
    get: [l10n.t('The value of a key, or the default where there is none.'), "{{ {'a': 1}.get('b', 0) }}"],
    items: [l10n.t('The pairs of keys and values.'), "{% for k, v in {'a': 1}.items() %}{{ k }}: {{ v }}{% endfor %}"],
    keys: [l10n.t('The keys.'), "{{ {'a': 1}.keys() | list }}"],
    values: [l10n.t('The values.'), "{{ {'a': 1}.values() | list }}"],
  };
}
