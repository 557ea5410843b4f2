import assert from 'node:assert/strict';
import {
  CodeLensRequest,
  CompletionRequest,
  DocumentDiagnosticRequest,
  InlayHintRequest,
  type CodeLens,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver/node';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import { previewRequest, type PreviewModel, type PreviewParams } from '../../src/language';
import { SlowRenders } from '../../src/server/aside/slow-renders';
import { serverProgram } from './aside/program';
import { slowTask } from './aside/slow-task';
import { startSession, type Session } from './client';

/** Milliseconds in which a typist is answered whatever else goes on; the machine that tests may be a slow one. */
const bound = 400;

describe('a template that renders slowly', () => {
  const aside = new SlowRenders(serverProgram());
  let session: Session;
  let uri: string;
  before(async () => {
    session = await startSession({ 'rows.jsonl': '{"text": "one"}\n{"text": "two"}\n' }, undefined, aside);
    uri = await session.open('slow.task.flan.yaml', slowTask);
  });
  after(async () => {
    await session.close();
    aside.dispose();
  });

  const preview = (template: string, source = new CancellationTokenSource()): Promise<PreviewModel> => {
    const params: PreviewParams = { uri, template: { kind: 'name', name: template }, row: { kind: 'index', index: 0 } };
    return session.client.sendRequest<PreviewModel>(previewRequest, params, source.token);
  };

  /** Completes inside `{{ choices }}` of the last template, and tells how long that took. */
  async function complete(): Promise<{ readonly labels: readonly string[]; readonly milliseconds: number }> {
    const lines = slowTask.split('\n');
    const line = lines.findIndex((text) => text.includes('{{ choices }}'));
    const character = lines[line]!.indexOf('choices') + 2;
    const start = performance.now();
    const answer = (await session.client.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: { line, character },
    })) as CompletionList;
    return { labels: answer.items.map(({ label }: CompletionItem) => label), milliseconds: performance.now() - start };
  }

  it('is rendered all the same, with the text it has in training', async () => {
    const model = await preview('slow');
    assert.ok(model.kind === 'rendered', JSON.stringify(model));
    assert.equal(model.input.text, 'one slowly');
  });

  it('holds up no completion, though preview, diagnostics, lenses and hints are asked for', async () => {
    await complete();
    const textDocument = { uri };
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const others = [
      preview('endless'),
      session.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument }),
      session.client.sendRequest(CodeLensRequest.type, { textDocument }),
      session.client.sendRequest(InlayHintRequest.type, { textDocument, range }),
    ];
    let worst = 0;
    for (let i = 0; i < 10; i++) {
      const { labels, milliseconds } = await complete();
      assert.ok(labels.includes('text'), labels.join());
      worst = Math.max(worst, milliseconds);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.ok(worst < bound, `a completion took ${worst} ms`);
    await Promise.all(others);
  });

  it('is given up as soon as its preview is cancelled', async () => {
    const source = new CancellationTokenSource();
    const pending = preview('endless', source);
    await new Promise((resolve) => setTimeout(resolve, 50));
    source.cancel();
    const start = performance.now();
    const model = await pending.catch(() => undefined);
    assert.ok(performance.now() - start < bound, `given up after ${performance.now() - start} ms`);
    assert.ok(!model || (model.kind === 'unavailable' && model.reason === 'cancelled'), JSON.stringify(model));
  });

  it('is said to be too slow to check over the template, and the others are checked', async () => {
    const lenses = (await session.client.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) as CodeLens[];
    const titles = lenses.map(({ command }) => command?.title);
    assert.equal(titles.filter((title) => title === 'too slow to check while typing').length, 2);
    assert.equal(titles.filter((title) => /^2 of 2 rows render/.test(title ?? '')).length, 1);
  });
});
