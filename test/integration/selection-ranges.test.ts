import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ask, openFile } from './task-file';

describe('selection ranges', () => {
  it('grow from a word of Jinja to its expression, its text, its template and the file', async () => {
    const task = await openFile('tasks/follows.task.flan.yaml');
    const [first] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', task, [task.after('{{ prem')]);
    const chain: string[] = [];
    for (let at: vscode.SelectionRange | undefined = first; at; at = at.parent) {
      chain.push(task.document.getText(at.range));
    }
    assert.deepEqual(chain.slice(0, 2), ['premise', '{{ premise }}']);
    assert.ok(chain.some((text) => text.startsWith('input: |-')));
    assert.ok(
      chain.some((text) => text.startsWith('name: does-it-follow') && text.trimEnd().endsWith("'{{ answer }}'")),
    );
    assert.equal(chain.at(-1), task.document.getText());
  });
});
