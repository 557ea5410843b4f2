import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

/** VS Code gives a location, or a link where the provider can say more. */
type Place = vscode.Location | vscode.LocationLink;

describe('definition', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  async function places(file: OpenFile, position: vscode.Position): Promise<readonly string[]> {
    const found = await ask<Place[]>('executeDefinitionProvider', file, position);
    return found.map((place) => {
      const [uri, range] = 'targetUri' in place ? [place.targetUri, place.targetRange] : [place.uri, place.range];
      return `${uri.path.split('/').at(-1) ?? ''}:${range.start.line + 1}`;
    });
  }
  const line = (text: string): number => task.range(text).start.line + 1;

  it('leads from a column to its pin, and from the answer to its expression', async () => {
    assert.deepEqual(await places(task, task.after('{{ prem')), [`follows.task.flan.yaml:${line('columns:')}`]);
    const answer = task.range('{{ answer }}', 0).start.translate(0, 4);
    assert.deepEqual(await places(task, answer), [`follows.task.flan.yaml:${line('answer: ')}`]);
  });

  it('leads from a variable to where it is set', async () => {
    await task.replace('{{ premise }}', '{% set mine = premise %}\n      {{ mine }}');
    assert.deepEqual(await places(task, task.after('{{ mi')), [`follows.task.flan.yaml:${line('set mine')}`]);
  });

  it('leads from a recipe to the tasks of a cluster', async () => {
    const recipe = await openFile('tiny.recipe.flan.yaml');
    const found = await places(recipe, recipe.after('clusters: [nl'));
    assert.ok(found.includes(`follows.task.flan.yaml:${line('cluster: nli')}`), found.join(', '));
  });
});
