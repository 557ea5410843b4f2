import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ask, openFile, type OpenFile } from './task-file';

describe('semantic tokens', () => {
  let task: OpenFile;
  before(async () => {
    task = await openFile('tasks/follows.task.flan.yaml');
  });
  afterEach(() => task.revert());

  it('name the words of Jinja, escapes or not', async () => {
    await task.replace("target: '{{ answer }}'", 'target: "{% set m\\x69ne = answer | trim %}{{ mine.x }}"');
    const legend = await ask<vscode.SemanticTokensLegend>('provideDocumentSemanticTokensLegend', task);
    const { data } = await ask<vscode.SemanticTokens>('provideDocumentSemanticTokens', task);
    const wanted = task.range('set m\\x69ne').start.line;
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 4);
      [line, character] = [line + down, down > 0 ? right : character + right];
      const word = task.document.lineAt(line).text.slice(character, character + length);
      if (line === wanted) found.push(`${legend.tokenTypes[type] ?? ''} ${word}`);
    }
    assert.deepEqual(found, ['variable m\\x69ne', 'parameter answer', 'function trim', 'variable mine', 'property x']);
  });
});
