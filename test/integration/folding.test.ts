import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('folding', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  it('folds templates, their texts and the blocks of Jinja', async () => {
    await task.replace('{{ premise }}', '{% if premise %}\n      {{ premise }}\n      {% endif %}');
    const found = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', task);
    const at = (text: string): number => task.range(text).start.line;
    const ends = new Map(found.map(({ start, end }) => [start, end]));
    assert.equal(ends.get(at('- name: does-it-follow')), at("target: '{{ answer }}'"));
    assert.equal(ends.get(at('input: |-')), at("target: '{{ answer }}'") - 1);
    assert.equal(ends.get(at('{% if premise %}')), at('{% endif %}') - 1);
    assert.ok(ends.has(at('data:')));
  });
});
