import assert from 'node:assert/strict';
import { openDocument, SchemaValidator, type Schema } from '../../src/document';

const schema: Schema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  patternProperties: { '^x-': {} },
  properties: {
    name: { type: 'string', examples: ['rain'] },
    kind: { enum: ['original', 'inverted'] },
    words: { type: 'array', items: { type: 'string' } },
    inner: {
      type: 'object',
      required: ['deep'],
      additionalProperties: false,
      properties: { deep: { type: 'integer' } },
    },
    source: {
      type: 'object',
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
      errorMessage: 'Expected exactly one of a and b.',
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    },
  },
};
const validator = new SchemaValidator(schema);

/** Problems as `code|what is marked|message`. */
function check(text: string): string[] {
  const opened = openDocument(text);
  return [...opened.problems, ...validator.check(opened)].map(
    ({ code, message, span }) => `${code}|${text.slice(span.start, span.end)}|${message}`,
  );
}

/** The text after the first problem's fix. */
function fixed(text: string): string {
  const fix = validator.check(openDocument(text)).find((problem) => problem.fix)?.fix;
  assert.ok(fix, 'no fix');
  return fix.edits.reduceRight(
    (out, { span, newText }) => out.slice(0, span.start) + newText + out.slice(span.end),
    text,
  );
}

describe('SchemaValidator', () => {
  it('says nothing of a right file, own keys included', () => {
    assert.deepEqual(check('name: rain\nkind: inverted\nwords: [a, "b"]\nx-mine: {any: 1}\n'), []);
  });

  it('marks an unknown key and offers the one that was meant', () => {
    assert.deepEqual(check('name: rain\nkidn: inverted\n'), [
      'unknown-key|kidn|Unknown key "kidn". Did you mean "kind"?',
    ]);
    assert.equal(fixed('name: rain\nkidn: inverted\n'), 'name: rain\nkind: inverted\n');
  });

  it('lists the known keys where none is near', () => {
    assert.deepEqual(check('name: rain\ninner: {deep: 1, zzz: 2}\n'), [
      'unknown-key|zzz|Unknown key "zzz". Known here: deep. Keys of your own start with "x-".',
    ]);
  });

  it('does not offer a key that is there already', () => {
    const opened = openDocument('name: rain\nnames: x\n');
    assert.equal(validator.check(opened)[0]?.fix, undefined);
  });

  it('marks where a key is missing, with an example', () => {
    assert.deepEqual(check('kind: original\n'), [
      'missing-key|kind|The key "name" is missing. Add it, as in "name: rain".',
    ]);
    assert.deepEqual(check('name: rain\ninner: {}\n'), ['missing-key|inner|The key "deep" is missing.']);
  });

  it('names expected and found types', () => {
    assert.deepEqual(check('name: rain\nwords: yes\n'), ['wrong-type|yes|Expected a list, found text.']);
    assert.deepEqual(check('name: rain\nwords:\n'), ['wrong-type|words|Expected a list, found nothing.']);
    assert.deepEqual(check('name: rain\ninner: {deep: 1.5}\n'), [
      'wrong-type|1.5|Expected a whole number, found the number 1.5.',
    ]);
  });

  it('offers quotes for words that YAML reads as something else', () => {
    assert.deepEqual(check('name: rain\nwords: [True, "no"]\n'), [
      'wrong-type|True|Expected text, found the boolean True. Quote it to make it text.',
    ]);
    assert.equal(fixed('name: rain\nwords: [True, "no"]\n'), 'name: rain\nwords: ["True", "no"]\n');
    assert.equal(fixed('name: 1.0\n'), 'name: "1.0"\n');
  });

  it('lists the words that are allowed', () => {
    assert.deepEqual(check('name: rain\nkind: invertd\n'), [
      'wrong-value|invertd|Expected one of original, inverted. Did you mean "inverted"?',
    ]);
    assert.equal(fixed('name: rain\nkind: invertd\n'), 'name: rain\nkind: inverted\n');
  });

  it('says one thing about alternatives', () => {
    assert.deepEqual(check('name: rain\nsource: {a: x, b: y}\n'), ['wrong-value|b|Expected exactly one of a and b.']);
    assert.deepEqual(check('name: rain\nsource: {}\n'), ['missing-key|source|Expected exactly one of a and b.']);
  });

  it('marks a value and an alias of it, each where it stands', () => {
    assert.deepEqual(
      check('name: &n 5\nkind: *n\n').map((line) => line.split('|')[1]),
      ['5', '*n'],
    );
  });
});

describe('openDocument', () => {
  it('explains files that hold nothing', () => {
    assert.match(check('')[0]!, /^file-empty\|\|The file is empty/);
    assert.match(check('# only a comment\n')[0]!, /^file-empty\|/);
    assert.match(check('- a\n- b\n')[0]!, /^not-a-map\|- a\n- b\|Expected a map/);
  });

  it('reports YAML faults and reads on', () => {
    const text = 'name: rain\nkind: "inverted\nwords: [a\n';
    const opened = openDocument(text);
    assert.ok(opened.problems.some(({ code }) => code === 'yaml-syntax'));
    assert.equal(opened.root?.get('name')?.text, 'rain');
  });

  it('refuses a bomb of aliases without falling over', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef'].map((pair) => [...pair]))
      lines.push(`${to}: &${to} [${`*${from}, `.repeat(9)}x]`);
    assert.doesNotThrow(() => check(`${lines.join('\n')}\n`));
  });
});
