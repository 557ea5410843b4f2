import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chatTemplate, type ChatTurn, type TokenizerError } from '../../src/tokenizer';
import type { Result } from '../../src/text';

interface Golden {
  readonly special: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly template: string;
    readonly input: string;
    readonly target: string;
    readonly prompt: string;
    readonly whole: string;
  }[];
}

const golden = JSON.parse(
  readFileSync(join(__dirname, '..', 'goldens', 'fixtures', 'chat-templates.json'), 'utf8'),
) as Golden;

function turn(template: unknown, input = 'Is it raining?', target = 'yes'): Result<ChatTurn, TokenizerError> {
  const config = { ...golden.special, chat_template: template };
  const found = chatTemplate(new Map([['tokenizer_config.json', JSON.stringify(config)]]));
  return found.ok ? found.value.turn(input, target) : found;
}

describe('chatTemplate', () => {
  for (const { template, input, target, prompt, whole } of golden.cases) {
    it(`renders ${template} as transformers does for ${JSON.stringify(input)}`, () => {
      const found = turn(golden.templates[template], input, target);
      assert.ok(found.ok, found.ok ? '' : found.error.message);
      assert.equal(found.value.prompt, prompt);
      assert.ok(whole.trimEnd().endsWith(target + found.value.end), JSON.stringify([whole, found.value.end]));
    });
  }

  it('takes a file of its own first, and of several the one named default', () => {
    const files = new Map([
      ['tokenizer_config.json', JSON.stringify({ chat_template: 'no' })],
      ['chat_template.jinja', 'own: {{ messages[0].content }}'],
    ]);
    const own = chatTemplate(files);
    assert.ok(own.ok);
    assert.deepEqual(own.value.turn('a', 'b'), { ok: true, value: { prompt: 'own: a', end: '' } });
    const several = [
      { name: 'tool_use', template: 'tools' },
      { name: 'default', template: 'plain' },
    ];
    assert.deepEqual(turn(several), { ok: true, value: { prompt: 'plain', end: '' } });
  });

  it('knows special tokens that are written as objects', () => {
    const config = { bos_token: { content: '<b>' }, chat_template: '{{ bos_token }}{{ messages[0].content }}' };
    const found = chatTemplate(new Map([['tokenizer_config.json', JSON.stringify(config)]]));
    assert.ok(found.ok);
    assert.deepEqual(found.value.turn('x', 'y'), { ok: true, value: { prompt: '<b>x', end: '' } });
  });

  it('says why a template cannot be used, and where', () => {
    const message = (template: unknown): string => {
      const found = turn(template);
      assert.ok(!found.ok);
      return found.error.message;
    };
    assert.match(message(undefined), /has no chat template/);
    assert.match(message('a\n{{ x'), /line 2, column \d+/);
    assert.match(message("{{ raise_exception('Roles must alternate') }}"), /Roles must alternate/);
  });
});
