import assert from 'node:assert/strict';
import { code, codeBlock, codeOfValue, escapeMarkdown } from '../../src/language/markdown';
import { PyFloat } from '../../src/value';

describe('markdown', () => {
  it('fences code that holds backticks by more of them', () => {
    assert.equal(code('a'), '`a`');
    assert.equal(code('a `b` c'), '``a `b` c``');
    assert.equal(code('`a`'), '`` `a` ``');
    assert.equal(codeBlock('```x```', 'jinja'), '````jinja\n```x```\n````');
  });

  it('keeps code on one line and short', () => {
    assert.equal(code('a\r\nb\nc'), '`a⏎b⏎c`');
    assert.equal(code('x'.repeat(200), 10), `\`${'x'.repeat(9)}…\``);
  });

  it('shows values as a row holds them', () => {
    assert.equal(codeOfValue(''), '`""`');
    assert.equal(codeOfValue('yes'), '`yes`');
    assert.equal(codeOfValue(new PyFloat(1)), '`1.0`');
    assert.equal(codeOfValue([1, null]), '`[1, null]`');
  });

  it('takes the meaning from what a text would say in Markdown', () => {
    assert.equal(escapeMarkdown('a_b*c<d>'), 'a\\_b\\*c\\<d\\>');
  });
});
