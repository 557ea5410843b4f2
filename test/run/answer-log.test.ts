import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, type Question, toAnswer } from '../../src/evaluation';
import { AnswerLog } from '../../src/run/answer-log';
import { tinyModel } from '../engine/tiny';
import { temporaryFolder } from './temporary';

describe('AnswerLog', () => {
  const root = temporaryFolder();
  const question = (row: number): Question => ({
    ...{ task: 't', cluster: 'c', template: 'a', row, prompt: `p${String(row)}` },
    ...{ choices: ['x', 'y'], gold: 0 },
  });
  const answer = (row: number): Answer => toAnswer(question(row), [-1.5 - row, -2.25]);

  it('finds what was answered before an end midway, but for a line that was torn', async () => {
    const path = join(root, 'torn', 'answers.jsonl');
    const model = tinyModel();
    const first = await AnswerLog.open(path, model, 'plain');
    assert.equal(first.find(question(0)), undefined);
    await first.add([answer(0), answer(1)]);
    appendFileSync(path, '{"model":"');
    const second = await AnswerLog.open(path, model, 'plain');
    assert.deepEqual(second.find(question(0)), [-1.5, -2.25]);
    assert.equal(second.find(question(2)), undefined);
    await second.add([answer(2)]);
    const third = await AnswerLog.open(path, model, 'plain');
    assert.deepEqual(
      [0, 1, 2].map((row) => third.find(question(row))?.[0]),
      [-1.5, -2.5, -3.5],
    );
  });

  it('does not take answers of other weights, another form or another prompt', async () => {
    const path = join(root, 'other', 'answers.jsonl');
    const model = tinyModel();
    await (await AnswerLog.open(path, model, 'plain')).add([answer(0)]);
    assert.equal((await AnswerLog.open(path, tinyModel({}, 2), 'plain')).find(question(0)), undefined);
    assert.equal((await AnswerLog.open(path, model, 'chat')).find(question(0)), undefined);
    const log = await AnswerLog.open(path, model, 'plain');
    assert.equal(log.find({ ...question(0), prompt: 'other' }), undefined);
    assert.ok(log.find(question(0)));
  });
});
