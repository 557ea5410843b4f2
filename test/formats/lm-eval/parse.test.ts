import assert from 'node:assert/strict';
import { parseLmEval } from '../../../src/formats/lm-eval/parse';
import { textOf } from '../../../src/formats/pyyaml/node';

/** A folder in memory, read from `/t/a.yaml`. */
async function parse(files: Readonly<Record<string, string>>, path = '/t/a.yaml') {
  return parseLmEval(files[path]!, path, (name) => Promise.resolve(files[name]));
}

describe('reading a task of lm-evaluation-harness', () => {
  it('merges nested includes, later ones over earlier ones and own keys over all', async () => {
    const { value, problems } = await parse({
      '/t/a.yaml': 'include: [base/one.yaml, ../two]\ntask: a\ndescription: own\n',
      '/t/base/one.yaml': 'include: deep.yaml\ntag: one\noutput_type: one\ntask_list: [x]\n',
      '/t/base/deep.yaml': 'tag: deep\ndoc_to_text: deep\n',
      '/two': 'output_type: two\ndescription: two\n',
    });
    assert.deepEqual(problems, []);
    assert.equal(value?.kind, 'task');
    assert.deepEqual(Object.fromEntries([...value.entries].map(([key, node]) => [key, textOf(node)])), {
      tag: 'one',
      doc_to_text: 'deep',
      output_type: 'two',
      description: 'own',
      task: 'a',
    });
    assert.deepEqual(value.includes, ['/t/base/one.yaml', '/t/base/deep.yaml', '/two']);
    assert.deepEqual(value.entries.get('doc_to_text')?.place, { file: '/t/base/deep.yaml', line: 2, column: 14 });
  });

  it('tells tasks, groups, Python classes and parts apart', async () => {
    const kinds = ['task: a\n', 'group: g\ntask: [a]\n', 'task: a\nclass: !function task.A\n', 'output_type: x\n'];
    const parsed = await Promise.all(kinds.map((text) => parse({ '/t/a.yaml': text })));
    assert.deepEqual(
      parsed.map(({ value }) => value?.kind),
      ['task', 'group', 'class', 'part'],
    );
  });

  it('reports a missing include, a circle and a wrong one, and reads the rest', async () => {
    const { value, problems } = await parse({
      '/t/a.yaml': 'task: a\ninclude:\n  - gone.yaml\n  - b.yaml\n  - [x]\n',
      '/t/b.yaml': 'include: a.yaml\ntag: b\n',
    });
    assert.deepEqual(
      problems.map(({ code, place }) => [code, place.file, place.line]),
      [
        ['include-missing', '/t/a.yaml', 3],
        ['include-circle', '/t/b.yaml', 1],
        ['key-wrong-type', '/t/a.yaml', 5],
      ],
    );
    assert.equal(textOf(value?.entries.get('tag')), 'b');
  });

  it('says where a broken file breaks', async () => {
    const list = await parse({ '/t/a.yaml': '- a\n' });
    assert.deepEqual([list.value, list.problems[0]?.code], [undefined, 'not-this-format']);
    const broken = await parse({ '/t/a.yaml': 'task: a\ntag: [x\n' });
    assert.equal(broken.problems[0]?.code, 'yaml-syntax');
  });
});
