import assert from 'node:assert/strict';
import { promptForm, type JoinedExample, type PromptFormat } from '../../src/task';
import type { TokenizerError } from '../../src/tokenizer';
import type { Result } from '../../src/text';

const marked =
  '{% for m in messages %}<{{ m.role }}>{{ m.content }}<stop>\n{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}';

function join(
  format: Partial<PromptFormat>,
  template?: string,
  endOfText = '</s>',
): Result<JoinedExample, TokenizerError> {
  const config = template === undefined ? {} : { chat_template: template };
  const tokenizer = {
    files: new Map([['tokenizer_config.json', JSON.stringify(config)]]),
    decode: () => endOfText,
    eosId: 2,
  };
  const form = promptForm({ separator: ' ', chat: 'none', ...format }, tokenizer);
  return form.ok ? form.value.join('Is it?\n', 'yes') : form;
}

describe('promptForm', () => {
  it('puts a separator between input and target where there is no chat', () => {
    const value = { prompt: 'Is it?', lead: '\n ', end: '' };
    assert.deepEqual(join({}), { ok: true, value });
  });

  it('has the user ask and the assistant answer, and teaches the end of the turn', () => {
    const value = { prompt: '<user>Is it?\n<stop>\n<assistant>', lead: '', end: '<stop>' };
    assert.deepEqual(join({ chat: 'model' }, marked), { ok: true, value });
  });

  it('leaves the end to the end-of-text token where that is what ends a turn', () => {
    const found = join({ chat: 'model' }, marked, '<stop>');
    assert.ok(found.ok && found.value.end === '');
  });

  it('says that a model has no template for chats', () => {
    const found = join({ chat: 'model' });
    assert.ok(!found.ok && /no chat template/.test(found.error.message));
  });

  it('refuses a template that refuses everything', () => {
    const found = join({ chat: 'model' }, "{{ raise_exception('tools only') }}");
    assert.ok(!found.ok && /tools only/.test(found.error.message));
  });
});
