import assert from 'node:assert/strict';
import { parseNaturalInstructions, printNaturalInstructions } from '../../../src/formats';
import { LineIndex } from '../../../src/text';
import { parseJson, pyEquals } from '../../../src/value';

const newest = `{
    "Contributors": ["A B"],
    "Definition": ["Say whether the second sentence follows."],
    "Positive Examples": [{"input": "a", "output": "yes", "explanation": "It does."}],
    "Negative Examples": [],
    "Source": ["weather"],
    "Instances": [{"id": "t-1", "input": "b", "output": ["no", "nope"]}, {"id": "t-2", "input": "c", "output": ["yes"]}],
    "Instance License": ["MIT"]
}`;

const first = `{
    "Title": "Follow", "Definition": "Say.",
    "Examples": {"Positive Examples": [{"input": "a", "output": "b", "reason": "So."}], "Negative Examples": ["-"]},
    "Instances": [{"input": "x", "output": "y"}]
}`;

describe('reading a task of Natural Instructions', () => {
  it('reads definitions, examples and instances of every version', () => {
    const { value, problems } = parseNaturalInstructions(newest);
    assert.deepEqual(problems, []);
    assert.deepEqual(value?.definition, ['Say whether the second sentence follows.']);
    assert.deepEqual(value.positive, [{ input: 'a', output: 'yes', explanation: 'It does.' }]);
    assert.deepEqual(value.instances[0]?.get('output'), ['no', 'nope']);
    const old = parseNaturalInstructions(first);
    assert.deepEqual(old.problems, []);
    assert.deepEqual(old.value?.positive, [{ input: 'a', output: 'b', explanation: 'So.' }]);
    assert.deepEqual(old.value.negative, []);
  });

  it('writes the same value back, the keys in their order', () => {
    for (const text of [newest, first]) {
      const { value } = parseNaturalInstructions(text);
      const back = parseJson(printNaturalInstructions(value!.head, value!.instances));
      const original = parseJson(text);
      assert.ok(back.ok && original.ok && pyEquals(back.value, original.value));
      assert.deepEqual(
        Object.keys(JSON.parse(printNaturalInstructions(value!.head, value!.instances)) as object),
        Object.keys(JSON.parse(text) as object),
      );
    }
  });

  it('tells the line and column of what is wrong, and reads the rest', () => {
    const text = newest.replace('"output": ["yes"]', '"output": [7]').replace('["weather"]', '[1]');
    const { value, problems } = parseNaturalInstructions(text);
    assert.equal(value?.instances.length, 1);
    const lines = new LineIndex(text);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, lines.positionAt(span.start).line + 1, text.slice(span.start, span.end)]),
      [
        ['key-wrong-type', 6, '[1]'],
        ['key-wrong-type', 7, '{"id": "t-2", "input": "c", "output": [7]}'],
      ],
    );
  });

  it('says where JSON breaks, and that other JSON is no task', () => {
    const broken = parseNaturalInstructions('{"Definition": "x",\n  "Instances": [}');
    assert.deepEqual(
      [broken.value, broken.problems[0]?.code, broken.problems[0]?.span.start],
      [undefined, 'json-syntax', 36],
    );
    assert.equal(parseNaturalInstructions('{"a": 1}').problems[0]?.code, 'not-this-format');
    assert.equal(parseNaturalInstructions('{"Definition": "x", "Instances": 3}').problems[0]?.code, 'key-wrong-type');
  });
});
