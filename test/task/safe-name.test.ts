import assert from 'node:assert/strict';
import { safeName } from '../../src/task';

describe('safeName', () => {
  it('keeps what a name may have, without accents and capitals, and marks at the ends', () => {
    const names = { 'Super GLUE/rte': 'super_glue_rte', Évènement: 'evenement', '_a.b-c_': 'a.b-c', 天气: '' };
    for (const [text, name] of Object.entries(names)) assert.equal(safeName(text), name);
  });
});
