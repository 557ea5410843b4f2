import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { contextOf, runsNodes, type KnownRun } from '../../../src/extension/views/runs-nodes';
import { readRun } from '../../../src/report';
import type { RunState } from '../../../src/run';
import { aRun } from '../../report/a-run';

function run(stamp: string, state: RunState, more: Partial<KnownRun> = {}): KnownRun {
  const dir = `/w/runs/hold-out-nli/${stamp}`;
  return { summary: { dir, name: 'hold-out-nli', stamp, recipePath: '/w/a.recipe.flan.yaml', state }, ...more };
}

const recipe = {
  uri: 'file:///w/b.recipe.flan.yaml',
  name: 'fresh',
  location: {
    uri: 'file:///w/b.recipe.flan.yaml',
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } },
  },
  plan: { train: ['cards'], heldOut: ['follows'], dropped: [] },
};

describe('the nodes of the Runs view', () => {
  const live = readRun(aRun({ rte: { base: 0.5, tuned: 0.6 } }, 'running'));
  const roots = runsNodes(
    [
      run('2026-01-30T08-00-00', 'failed'),
      run('2026-02-01T10-00-00', 'running', { live }),
      run('2026-01-31T09-30-00', 'finished', { result: ['nli 45.4 → 50.5 (+5.1 ± 2.0)'] }),
    ],
    [recipe],
  );

  it('stand under their recipes, newest first; a recipe that has not run stands there too', () => {
    assert.deepEqual(
      roots.map(({ label, description, runs }) => [label, description, runs.map((node) => node.label)]),
      [
        ['fresh', 'not run yet', []],
        ['hold-out-nli', '3 runs', ['2026-02-01 10:00', '2026-01-31 09:30', '2026-01-30 08:00']],
      ],
    );
    assert.deepEqual(roots[0]?.tooltip, ['fresh', 'Held out: follows', 'Trains: cards']);
    assert.ok(roots[1]?.tooltip.includes('Its recipe is gone.'));
  });

  it('say how far a run is, or what came out', () => {
    const [running, finished, failed] = roots[1]!.runs;
    assert.match(running!.description, /^\D+ 40% · about \d+/);
    assert.equal(finished?.description, 'nli 45.4 → 50.5 (+5.1 ± 2.0)');
    assert.equal(failed?.description, 'failed');
  });

  it('tell menus what can be done', () => {
    assert.deepEqual(roots[1]!.runs.map(contextOf), ['run.active', 'run.finished', 'run.resumable']);
    assert.deepEqual(roots.map(contextOf), ['recipe', 'gone']);
  });
});
