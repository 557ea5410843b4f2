import assert from 'node:assert/strict';
import { expressionKind, onlyExpression, type ExpressionKind } from '../../../src/import/lm-eval/expression-kind';

const cases: readonly (readonly [text: string, kind: ExpressionKind])[] = [
  ["{{ ['A', 'B'].index(answer) }}", 'int'],
  ['{{ answer - 1 }}', 'int'],
  ['{{ label | int }}', 'int'],
  ['{{ 0 if good else 1 }}', 'int'],
  ["{{ ['A', 'B'][label] }}", 'words'],
  ["{{ 'A: ' + best }}", 'words'],
  ["{{ ['1', '2'][label] }}", 'unknown'],
  ["{{ 'yes' if good else other }}", 'unknown'],
  ['{{ label }}', 'unknown'],
  ['{{ answer.strip() }}', 'unknown'],
  ["{{ ['the rule'] }}", 'list'],
];

describe('what an expression of the harness gives', () => {
  for (const [text, kind] of cases) {
    it(`is ${kind} for ${text}`, () => {
      const only = onlyExpression(text);
      assert.ok(only);
      assert.equal(expressionKind(only.expression), kind);
    });
  }

  it('is asked only of a text that is one expression', () => {
    assert.equal(onlyExpression('{{ a }} {{ b }}'), undefined);
    assert.equal(onlyExpression('{{ a }}.'), undefined);
    assert.equal(onlyExpression('{{ a '), undefined);
    assert.equal(onlyExpression('{{- a | trim -}}')?.source, 'a | trim');
  });
});
