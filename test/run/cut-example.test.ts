import assert from 'node:assert/strict';
import { checkForm, cutExample } from '../../src/run/cut-example';
import type { Model } from '../../src/model';
import type { Recipe } from '../../src/recipe';
import type { PromptFormat } from '../../src/task';

/** A model that reads characters, told apart by their code points. */
function aModel(kind: 'decoder' | 'encoder-decoder', template?: string): Model {
  const config = template === undefined ? {} : { chat_template: template };
  const tokenizer = {
    encode: (text: string) => Array.from(text, (character) => character.codePointAt(0)!),
    decode: () => '</s>',
    eosId: 0,
    files: new Map([['tokenizer_config.json', JSON.stringify(config)]]),
  };
  return { config: { kind }, tokenizer } as unknown as Model;
}

function cut(model: Model, format: Partial<PromptFormat>, wanted: 'whole' | 'answer'): string[] | undefined {
  const recipe = { format: { separator: ' ', chat: 'none', ...format } } as Recipe;
  const pair = cutExample(model, { input: 'ask\n', target: 'no' }, recipe, wanted);
  return pair && [pair.prompt, pair.continuation].map((ids) => String.fromCodePoint(...ids));
}

const chat = '{{ messages[0].content }}>{% if messages[1] %}{{ messages[1].content }}|{% endif %}';

describe('cutExample', () => {
  it('counts separator and kept newline as part of what is learnt', () => {
    assert.deepEqual(cut(aModel('decoder'), {}, 'whole'), ['ask', '\n no']);
    assert.deepEqual(cut(aModel('decoder'), { separator: '' }, 'answer'), ['ask', '\nno']);
  });

  it('gives an encoder-decoder its texts apart', () => {
    assert.deepEqual(cut(aModel('encoder-decoder'), {}, 'whole'), ['ask\n', 'no']);
  });

  it('teaches the end of a chat’s turn, and scores without it', () => {
    const model = aModel('decoder', chat);
    assert.deepEqual(cut(model, { chat: 'model' }, 'whole'), ['ask\n>', 'no|']);
    assert.deepEqual(cut(model, { chat: 'model' }, 'answer'), ['ask\n>', 'no']);
  });

  it('cuts nothing where the template refuses the input', () => {
    const choosy = "{% if 'k' in messages[0].content %}{{ raise_exception('no') }}{% endif %}x";
    assert.equal(cut(aModel('decoder', choosy), { chat: 'model' }, 'whole'), undefined);
  });
});

describe('checkForm', () => {
  it('fails a run before it begins where the model knows no chats', () => {
    const recipe = { format: { separator: ' ', chat: 'model' }, path: '/r.yaml' } as Recipe;
    const found = checkForm(aModel('decoder'), recipe);
    assert.ok(!found.ok && found.error.code === 'model-invalid' && found.error.file === '/r.yaml');
    assert.ok(checkForm(aModel('decoder', chat), recipe).ok);
  });
});
