import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Twins } from '../../src/lint/twins';
import { loadTask, type LoadedTask } from '../../src/task';
import { fileOf } from './lint';

const sentence = 'Read this text with care and tell me in your own words what it says';

function fileWith(words: readonly string[]): string {
  return fileOf('', ...words.map((word, i) => `name: t${i}\ninput: "${sentence} ${word}: {{ a }}"\ntarget: "{{ b }}"`));
}

function twinsIn(twins: Twins, { task }: LoadedTask): readonly (string | undefined)[] {
  return twins.of(task!.templates).map((twin) => twin?.name);
}

describe('Twins', () => {
  it('gives the first of those before that say nearly the same', () => {
    const loaded = loadTask(fileWith(['now', 'now', 'then', 'as often as you possibly can']), '/t');
    assert.deepEqual(twinsIn(new Twins(), loaded), [undefined, undefined, 't0', undefined]);
  });

  it('says after each edit what asking anew says', () => {
    const word = fc.constantFrom(
      'now',
      'then',
      'once more',
      'as often as you possibly can',
      'in a way that nobody has',
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(5), fc.constantFrom('write', 'add', 'remove', 'move'), word), { maxLength: 8 }),
        (words, edits) => {
          const twins = new Twins();
          let loaded = loadTask(fileWith(words), '/t');
          twinsIn(twins, loaded);
          const now = [...words];
          for (const [at, edit, written] of edits) {
            const place = at % now.length;
            const taken = edit === 'add' || now.length === 1 ? [] : now.splice(place, 1);
            if (edit === 'write' || edit === 'add') now.splice(place, 0, written);
            if (edit === 'move') now.push(...taken);
            loaded = loadTask(fileWith(now), '/t', loaded);
            assert.deepEqual(twinsIn(twins, loaded), twinsIn(new Twins(), loaded));
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
