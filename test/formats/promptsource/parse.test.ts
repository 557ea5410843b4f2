import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePromptSource, printPromptSource } from '../../../src/formats';
import { LineIndex } from '../../../src/text';

const text = readFileSync(join(__dirname, '../fixtures/lighthouses.templates.yaml'), 'utf8');

describe('PromptSource files', () => {
  it('are read with every key, in order', () => {
    const { value, problems } = parsePromptSource(text);
    assert.deepEqual(problems, []);
    assert.equal(value?.dataset, 'lighthouse_keepers/logs');
    assert.equal(value.subset, 'north');
    const [lit, which, shorten] = value.templates;
    assert.equal(lit?.answerChoices, 'Yes ||| No');
    assert.equal(
      lit.jinja,
      'The log of {{ station }} says: "{{ entry }}"\n\nWas the lamp lit that night? ||| ' +
        '{% if lit != -1 %}{{ answer_choices[1 - lit] }}{% endif %}',
    );
    assert.equal(which?.name, ' which station ');
    assert.deepEqual([...which.stray], [['task_template', true]]);
    assert.equal(which.metadata?.choicesInPrompt, null);
    assert.equal(shorten?.answerChoices, null);
    assert.deepEqual(shorten.metadata, which.metadata);
  });

  it('are written as they were, byte for byte', () => {
    const { value } = parsePromptSource(text);
    assert.ok(value);
    assert.equal(printPromptSource(value), text);
  });

  it('are written without the keys that they lack', () => {
    const bare = 'dataset: x\ntemplates:\n  a: !Template\n    jinja: a ||| b\n    name: n\n';
    const { value, problems } = parsePromptSource(bare);
    assert.deepEqual(problems, []);
    assert.ok(value);
    assert.equal(printPromptSource(value), bare);
  });

  const complaints = (source: string): string[] => {
    const lines = new LineIndex(source);
    return parsePromptSource(source).problems.map(({ code, span, message }) => {
      const { line, character } = lines.positionAt(span.start);
      return `${line + 1}:${character + 1} ${code} ${message}`;
    });
  };

  it('say where a key is missing or of the wrong type, and keep the other templates', () => {
    const source = text
      .replace('    name: shorten\n', '')
      .replace('jinja: "Which', 'jinja: ["Which')
      .replace('{{ station }}"\n    metadata: &id001', '{{ station }}"]\n    metadata: &id001');
    const { value } = parsePromptSource(source);
    assert.deepEqual(
      value?.templates.map(({ name }) => name),
      ['lamp lit'],
    );
    const [wrong, missing] = complaints(source);
    assert.match(wrong ?? '', /^24:12 key-wrong-type .*"jinja" must be text, found list/);
    assert.match(missing ?? '', /^34:3 key-missing .*"name" is missing/);
  });

  it('say so where YAML is broken or holds something else', () => {
    assert.match(complaints('dataset: "x\ntemplates: {}\n')[0] ?? '', /^\d+:\d+ yaml-syntax /);
    for (const other of ['', '- a\n', 'task: rte\n', 'dataset: x\ntemplates: 3\n']) {
      assert.match(complaints(other).join(), /not-this-format Expected a PromptSource file/, other);
    }
    assert.match(complaints('templates:\n  a: 3\n').join(), /2:6 key-wrong-type .*found int/);
  });

  it('are read to an end, whatever their aliases say', () => {
    const circle = 'dataset: x\nodd: &a [*a]\ntemplates: {}\n';
    assert.equal(parsePromptSource(circle).problems.length, 0);
    const lists = Array.from({ length: 40 }, (_, i) => `k${i}: &k${i} [${i === 0 ? '' : `*k${i - 1}, *k${i - 1}`}]\n`);
    assert.ok(parsePromptSource(`dataset: x\n${lists.join('')}templates: {}\n`).value);
  });
});
