import assert from 'node:assert/strict';
import { loadSnapshot } from '../../src/snapshot';
import { path } from './a-task';

const sound = `flan: snapshot/1
task: weather
templates:
  - name: plain
    renders:
      - row: { split: train, index: 0, hash: "0e123456" }
        input: |-
          It rains.
        target: "wet"
`;

/** Code and covered text of each problem. */
function problemsOf(text: string): readonly string[] {
  return loadSnapshot(text, path).problems.map(
    ({ code, span }) => `${code} ${JSON.stringify(text.slice(span.start, span.end))}`,
  );
}

describe('loadSnapshot', () => {
  it('reads renders with the places of their texts', () => {
    const { snapshot, problems } = loadSnapshot(sound, path);
    assert.deepEqual(problems, []);
    const [template] = snapshot?.templates ?? [];
    const [render] = template?.renders ?? [];
    assert.deepEqual(render?.row, { split: 'train', index: 0, hash: '0e123456' });
    assert.equal(render.input, 'It rains.');
    const { start, end } = render.maps.input.spanToFile({ start: 3, end: 8 });
    assert.equal(sound.slice(start, end), 'rains');
    assert.equal(sound.slice(template!.nameSpan.start, template!.nameSpan.end), 'plain');
    assert.match(sound.slice(render.rowSpan.start, render.rowSpan.end), /^\{ split.*\}$/);
  });

  it('tells each fault at its place and reads on behind it', () => {
    const cases: readonly (readonly [text: string, problem: string])[] = [
      [sound.replace('snapshot/1', 'snapshot/2'), 'wrong-value "snapshot/2"'],
      [sound.replace('task: weather\n', ''), 'missing-key "flan"'],
      [sound.replace('target: "wet"', 'target: 1'), 'wrong-type "1"'],
      [sound.replace('index: 0', 'index: -1'), 'wrong-value "-1"'],
      [sound.replace('"0e123456"', '"0e12345"'), 'wrong-value "\\"0e12345\\""'],
      [sound.replace('        target', '        targte'), 'unknown-key "targte"'],
      [sound + sound.slice(sound.indexOf('  - name')), 'duplicate-template "plain"'],
      [
        sound + sound.slice(sound.indexOf('      - row')),
        'duplicate-row "{ split: train, index: 0, hash: \\"0e123456\\" }"',
      ],
      [sound.replace('hash: "', 'hash: ["'), 'yaml-syntax'],
    ];
    for (const [text, problem] of cases) {
      const found = problemsOf(text);
      assert.ok(
        found.some((one) => one.startsWith(problem)),
        `${problem} is not among ${found.join(' | ')}`,
      );
      assert.equal(loadSnapshot(text, path).snapshot?.templates[0]?.name, 'plain', problem);
    }
  });
});
