import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('inlay hints', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  async function hints(): Promise<readonly string[]> {
    const whole = new vscode.Range(0, 0, task.document.lineCount, 0);
    const found = await ask<vscode.InlayHint[]>('executeInlayHintProvider', task, whole);
    const name = task.range('- name: does-it-follow').end.line;
    return found
      .filter(({ position }) => position.line === name)
      .map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
  }

  it('show how a prompt begins and how many tokens of its budget it takes', async () => {
    const [tokens, words] = await hints();
    assert.match(tokens ?? '', /^≈ \d+ of 120 tokens$/);
    assert.match(words ?? '', /^[A-Z].*⏎/);
  });

  it('follow what is typed', async () => {
    const [before] = await hints();
    await task.replace('Does it follow that', 'Tell me, tell me, tell me: does it follow that');
    const [after, words] = await hints();
    assert.match(words ?? '', /⏎⏎Tell me|…$/);
    const count = (text = ''): number => Number(/\d+/.exec(text)?.[0]);
    assert.ok(count(after) > count(before), `${before ?? ''}, then ${after ?? ''}`);
  });

  it('can be switched off, each kind alone', async () => {
    const settings = vscode.workspace.getConfiguration('flan.inlayHints');
    await settings.update('tokens', false, vscode.ConfigurationTarget.Workspace);
    try {
      for (let tries = 0; (await hints()).length > 1 && tries < 100; tries++)
        await new Promise((done) => setTimeout(done, 20));
      const left = await hints();
      assert.equal(left.length, 1);
      assert.doesNotMatch(left[0] ?? '', /tokens$/);
    } finally {
      await settings.update('tokens', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
