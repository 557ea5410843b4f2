import assert from 'node:assert/strict';
import { checkNaturalInstructions, parseNaturalInstructions } from '../../../src/formats';
import { parseJson, PyDict } from '../../../src/value';

/** A task that the project's checks accept: 30 instances, half yes, half no. */
function sound(): Record<string, unknown> {
  return {
    Contributors: ['A B'],
    Source: ['weather'],
    Categories: ['Textual Entailment'],
    Input_language: ['English'],
    Output_language: ['English'],
    Instruction_language: ['English'],
    Definition: ['Say yes or no.'],
    'Positive Examples': ['p', 'q'].map((input) => ({ input, output: 'yes', explanation: '' })),
    'Negative Examples': [{ input: 'r', output: 'no', explanation: '' }],
    Instances: Array.from({ length: 30 }, (_, i) => ({ input: `i${i}`, output: [i % 2 ? 'yes' : 'no'] })),
  };
}

function check(change: (task: Record<string, unknown>) => void, name = 'task001_weather'): readonly string[] {
  const task = sound();
  change(task);
  const text = JSON.stringify(task);
  const whole = parseJson(text);
  assert.ok(whole.ok && whole.value instanceof PyDict);
  const { value } = parseNaturalInstructions(text);
  assert.ok(value);
  return checkNaturalInstructions(name, value.head, value.instances);
}

type Instance = { input: string; output: unknown };

function instances(task: Record<string, unknown>): Instance[] {
  return task['Instances'] as Instance[];
}

const cases: readonly (readonly [
  rule: string,
  change: (task: Record<string, unknown>) => void,
  fault: RegExp,
  name?: string,
])[] = [
  ['few instances', (task) => instances(task).splice(25), /26 to 6500 instances, there are 25/],
  ['a missing key', (task) => delete task['Source'], /"Source" is missing/],
  ['a text for a list', (task) => (task['Categories'] = 'x'), /"Categories" must be a list/],
  ['a language that is not named', (task) => (task['Input_language'] = ['Thai']), /language of the input: Thai/],
  ['one positive example', (task) => (task['Positive Examples'] as unknown[]).pop(), /at least 2 positive/],
  ['no negative example', (task) => (task['Negative Examples'] = []), /negative example/],
  [
    'an example without explanation',
    (task) => (task['Negative Examples'] = [{ input: 'a', output: 'b' }]),
    /explanation/,
  ],
  ['an empty input', (task) => (instances(task)[3]!.input = ''), /empty input/],
  ['an output that is no list', (task) => (instances(task)[3]!.output = 'yes'), /must be a list/],
  ['repeated inputs', (task) => (instances(task)[3]!.input = 'i4'), /1 instances repeat/],
  ['an example among the instances', (task) => (instances(task)[3]!.input = 'p'), /among the instances/],
  ['one single output', (task) => instances(task).forEach((one) => (one.output = ['x'])), /same output/],
  [
    'skewed outputs',
    (task) => instances(task).forEach((one, i) => (one.output = [i < 29 ? 'x' : 'y'])),
    /skewed: .* 0\.21/,
  ],
  ['a name in upper case', () => undefined, /lower-case/, 'task001_Weather'],
];

describe('what the checks of Natural Instructions refuse', () => {
  it('is nothing of a sound task', () => {
    assert.deepEqual(
      check(() => undefined),
      [],
    );
  });

  for (const [rule, change, fault, name] of cases) {
    it(`is ${rule}`, () => {
      const faults = check(change, name);
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0]!, fault);
    });
  }
});
