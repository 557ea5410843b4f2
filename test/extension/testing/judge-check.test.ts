import assert from 'node:assert/strict';
import { judge } from '../../../src/extension/testing/judge-check';
import type { CheckProblem, Location, TemplateCheck } from '../../../src/language';

const place = (line: number): Location => ({
  uri: 'file:///ws/a.task.flan.yaml',
  range: { start: { line, character: 2 }, end: { line, character: 5 } },
});

const fine: TemplateCheck = {
  name: 'plain',
  places: { input: place(1), target: place(2) },
  rendered: 4,
  blank: 0,
  failures: [],
  problems: [],
  milliseconds: 1,
};

function problem(severity: CheckProblem['severity']): CheckProblem {
  return { severity, code: 'unknown-field', message: `a ${severity}`, location: place(3) };
}

function judged(check: Partial<TemplateCheck>) {
  const { failures, notes, summary } = judge({ ...fine, ...check }, { rows: 4 });
  return { failures: failures.map(({ message }) => message), notes: notes.map(({ message }) => message), summary };
}

describe('judge', () => {
  it('passes a template whose rows render', () => {
    assert.deepEqual(judged({}), { failures: [], notes: [], summary: '4 of 4 rows render' });
  });

  it('fails one for a single row, at the place of the reason', () => {
    const failing = { message: 'division by zero', location: place(9), first: 'train/2', count: 1 };
    const { failures } = judge({ ...fine, rendered: 3, failures: [failing] }, { rows: 4 });
    assert.deepEqual(failures, [
      { message: 'Fails on 1 of 4 rows, first on train/2: division by zero', location: place(9), isSnapshot: false },
    ]);
  });

  it('lets rows be left blank, but not all of them', () => {
    assert.deepEqual(judged({ rendered: 3, blank: 1 }), {
      failures: [],
      notes: [],
      summary: '3 of 4 rows render, 1 are left blank',
    });
    assert.deepEqual(judged({ rendered: 0, blank: 4 }).failures, [
      'Renders nothing: prompt or target is empty on each of the 4 rows.',
    ]);
  });

  it('fails for errors of the checks, tells warnings, and leaves out the rest', () => {
    const problems = [problem('error'), problem('warning'), problem('info'), problem('hint')];
    const { failures, notes } = judged({ problems });
    assert.deepEqual([failures, notes], [['a error'], ['a warning']]);
  });

  it('says once why a row fails, whoever else has seen it', () => {
    const failing = { message: 'Unexpected }', location: place(9), first: 'train/0', count: 4 };
    const problems = [{ ...problem('error'), message: 'Unexpected }' }];
    const snapshot: TemplateCheck['snapshot'] = {
      same: 0,
      differences: [{ message: 'no longer renders', isStale: false, part: 'target', location: place(30) }],
    };
    assert.deepEqual(judged({ rendered: 0, failures: [failing], problems, snapshot }).failures, [
      'Fails on 4 of 4 rows, first on train/0: Unexpected }',
    ]);
  });

  it('fails for a render that is not as pinned, with both texts at its place; tells one whose row is gone', () => {
    const texts = { expected: 'a', actual: 'b' };
    const snapshot: TemplateCheck['snapshot'] = {
      same: 2,
      differences: [
        { message: 'changed', isStale: false, part: 'target', location: place(30), texts },
        { message: 'gone', isStale: true, part: 'input', location: place(40) },
      ],
    };
    const { failures, notes, summary } = judge({ ...fine, snapshot }, { rows: 4 });
    assert.deepEqual(failures, [{ message: 'changed', location: place(2), texts, isSnapshot: true }]);
    assert.deepEqual(
      notes.map(({ message }) => message),
      ['gone'],
    );
    assert.equal(summary, '4 of 4 rows render; 2 renders as pinned');
  });
});
