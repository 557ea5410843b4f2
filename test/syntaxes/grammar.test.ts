import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { print, tokenise } from './tokenise';

/** Every scope at the first occurrence of `word` in the tokenised text. */
async function scopesOf(word: string, text: string): Promise<readonly string[]> {
  const lines = await tokenise('source.yaml.flan.task', text);
  const token = lines.flat().find((candidate) => candidate.text.trim() === word);
  assert.ok(token, `no token ${word} in ${text}`);
  return token.scopes;
}

describe('grammar', () => {
  const styles = {
    plain: 'input: Read {{ premise | trim }}\ntarget: x',
    single: "input: 'Read {{ premise | trim }}'\ntarget: x",
    double: 'input: "Read {{ premise | trim }}"\ntarget: x',
    literal: 'input: |-\n  Read {{ premise | trim }}\ntarget: x',
    folded: 'input: >\n  Read {{ premise | trim }}\ntarget: x',
  };
  for (const [style, text] of Object.entries(styles)) {
    it(`sees Jinja in a ${style} scalar`, async () => {
      assert.equal((await scopesOf('premise', text)).at(-1), 'variable.other.jinja');
      assert.equal((await scopesOf('trim', text)).at(-1), 'support.function.filter.jinja');
      assert.deepEqual(await scopesOf('target', text), ['entity.name.tag.yaml']);
    });

    it(`sees the separator of a joined template in a ${style} scalar`, async () => {
      const scopes = await scopesOf('|||', text.replace('input', 'jinja').replace('}}', '}} ||| {{ answer }}'));
      assert.equal(scopes.at(-1), 'keyword.operator.separator.jinja');
    });

    it(`ends an unclosed expression with its ${style} scalar`, async () => {
      assert.deepEqual(await scopesOf('target', text.replace(' }}', '')), ['entity.name.tag.yaml']);
    });
  }

  it('takes an escaped quote in a quoted scalar for a quote of Jinja', async () => {
    const double = await scopesOf('one', 'input: "{{ x | default(\\"one\\") }}"');
    assert.equal(double.at(-1), 'string.quoted.double.jinja');
    const single = await scopesOf('two', "input: '{{ x | default(''two'') }}'");
    assert.equal(single.at(-1), 'string.quoted.single.jinja');
  });

  it('does not take # in a block scalar for a comment', async () => {
    assert.deepEqual(await scopesOf('a # b', 'input: |\n  a # b'), ['string.unquoted.block.yaml']);
  });

  it('ends a block scalar of a list item at the next key of that item', async () => {
    const text = 'templates:\n  -   input: |\n        a\n      target: b\n';
    assert.deepEqual(await scopesOf('target', text), ['entity.name.tag.yaml']);
    assert.deepEqual(await scopesOf('a', text), ['string.unquoted.block.yaml']);
  });

  it('colours a recipe with the same rules', async () => {
    const [line] = await tokenise('source.yaml.flan.recipe', 'lr: 3.0e-5');
    assert.deepEqual(line?.at(-1)?.scopes, ['constant.numeric.yaml']);
  });

  // To accept what the grammar now says, run with UPDATE_GOLDEN=1 and read the diff.
  for (const name of readdirSync('test/syntaxes/fixtures').filter((file) => file.endsWith('.yaml'))) {
    it(`tokenises ${name} as recorded`, async () => {
      const text = readFileSync(`test/syntaxes/fixtures/${name}`, 'utf8');
      const actual = print(text, await tokenise('source.yaml.flan.task', text));
      const golden = `test/syntaxes/fixtures/${name}.golden`;
      if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, actual);
      assert.equal(actual, readFileSync(golden, 'utf8'));
    });
  }
});
