import assert from 'node:assert/strict';
import { parseConfig, rotaryFrequencies } from '../../src/model';
import { configText } from '../tokenizer/tokenizer-files';

describe('rotaryFrequencies', () => {
  const frequencies = (changes: Readonly<Record<string, unknown>>): readonly number[] => {
    const config = parseConfig(configText({ head_dim: 8, rope_theta: 10_000, ...changes }));
    assert.ok(config.ok);
    assert.ok(config.value.kind === 'decoder' && config.value.positions.kind === 'rotary');
    const { width, ropes } = config.value.positions;
    return rotaryFrequencies(width, ropes[0]!).map((x) => Number(x.toPrecision(6)));
  };

  it('falls from 1 by equal ratios', () => {
    assert.deepEqual(frequencies({}), [1, 0.1, 0.01, 0.001]);
    assert.deepEqual(frequencies({ rope_scaling: { type: 'linear', factor: 4 } }), [0.25, 0.025, 0.0025, 0.00025]);
  });

  it('keeps short waves, stretches long ones and blends between', () => {
    const scaling = { rope_type: 'llama3', factor: 8, low_freq_factor: 1, high_freq_factor: 4 };
    const [kept, blended, ...stretched] = frequencies({
      rope_scaling: { ...scaling, original_max_position_embeddings: 100 },
    });
    assert.equal(kept, 1);
    const share = (100 * 0.1) / (2 * Math.PI) / 3 - 1 / 3;
    assert.equal(blended, Number((share * 0.1 + ((1 - share) * 0.1) / 8).toPrecision(6)));
    assert.deepEqual(stretched, [0.00125, 0.000125]);
  });
});
