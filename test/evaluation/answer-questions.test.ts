import assert from 'node:assert/strict';
import { answerQuestions, type ChoiceNorm, type Question, toAnswer } from '../../src/evaluation';
import { unigram } from './unigram';

function question(over: Partial<Question> = {}): Question {
  return {
    ...{ task: 't', cluster: 'c', template: 'a', row: 0, prompt: 'p', choices: ['b', 'aab'], gold: 0 },
    ...over,
  };
}

describe('answerQuestions', () => {
  const model = { a: 0.6, b: 0.3, ' ': 0.1 };

  it('sums the log-likelihood of each choice, in natural logarithms', async () => {
    const [answer] = await answerQuestions([question()], unigram(model));
    const [first, second] = answer!.logLikelihoods;
    assert.ok(Math.abs(first! - Math.log(0.3)) < 1e-12);
    assert.ok(Math.abs(second! - Math.log(0.6 * 0.6 * 0.3)) < 1e-12);
  });

  it('prefers the likeliest choice, and per character the one with the best mean', async () => {
    const [answer] = await answerQuestions([question()], unigram(model));
    assert.equal(answer!.prediction, 0); // ln 0.3 = -1.20 against ln(0.6*0.6*0.3) = -2.23
    assert.equal(answer!.predictionNorm, 1); // -1.20 / 1 against -2.23 / 3
  });

  it('counts characters as code points', async () => {
    // Four UTF-16 units but two characters: by units the mean would be halved and the prediction flip.
    const [answer] = await answerQuestions([question({ choices: ['😀😀', 'x'] })], unigram({ '😀': 0.2, x: 0.3 }));
    assert.equal(answer!.predictionNorm, 1);
  });

  it('compares by the norm that was asked for', () => {
    const asked = question({ choices: ['é', 'ab', 'abc'] });
    const at = (norm: ChoiceNorm): number => toAnswer(asked, [-1.1, -2, -2.4], { norm, tokens: [1, 1, 3] }).prediction;
    // Sums; by 1, 2, 3 characters; by 2, 2, 3 bytes; by 1, 1, 3 tokens.
    assert.deepEqual((['sum', 'char', 'byte', 'token'] as const).map(at), [0, 2, 0, 2]);
  });

  it('scores all templates of a row in one call', async () => {
    const questions = ['a', 'b', 'c'].flatMap((template) =>
      [0, 1, 2].map((row) => question({ template, row, prompt: 'p'.repeat(1 + row) })),
    );
    const scorer = unigram(model);
    await answerQuestions(questions, scorer, { batch: 6 });
    assert.deepEqual(scorer.calls, [12, 6]);
  });

  it('asks no batch again that is known as a whole', async () => {
    const questions = [0, 1, 2, 3].map((row) => question({ row, prompt: 'p'.repeat(4 - row) }));
    const scorer = unigram(model);
    const told: number[] = [];
    const answers = await answerQuestions(questions, scorer, {
      batch: 2,
      known: ({ row }) => (row === 3 ? undefined : [-9, -1]),
      onProgress: async (some) => {
        told.push(some.length);
      },
    });
    assert.deepEqual(scorer.calls, [4]);
    assert.deepEqual(told, [0, 2]);
    assert.deepEqual(answers[0]!.logLikelihoods, [-9, -1]);
    assert.notDeepEqual(answers[2]!.logLikelihoods, [-9, -1]);
  });

  it('takes the first of equally likely choices', async () => {
    const [answer] = await answerQuestions([question({ choices: ['ab', 'ba'] })], unigram(model));
    assert.equal(answer!.prediction, 0);
  });

  it('gives answers in the order of the questions, however they were batched', async () => {
    const questions = [3, 9, 1, 5, 7].map((length, row) => question({ row, prompt: 'p'.repeat(length) }));
    const scorer = unigram(model);
    const done: number[] = [];
    const answers = await answerQuestions(questions, scorer, {
      batch: 2,
      onProgress: async (_, n) => {
        done.push(n);
      },
    });
    assert.deepEqual(
      answers.map((answer) => answer.question.row),
      [0, 1, 2, 3, 4],
    );
    assert.deepEqual(scorer.calls, [4, 4, 2]);
    assert.deepEqual(done, [2, 4, 5]);
  });

  it('stops where the progress callback rejects', async () => {
    const scorer = unigram(model);
    const stop = new Error('stop');
    const questions = [question(), question({ row: 1 })];
    await assert.rejects(
      answerQuestions(questions, scorer, { batch: 1, onProgress: () => Promise.reject(stop) }),
      stop,
    );
    assert.equal(scorer.calls.length, 1);
  });
});
