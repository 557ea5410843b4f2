import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver';
import {
  DiagnosticRefreshRequest,
  DocumentDiagnosticRequest,
  PublishDiagnosticsNotification,
  type ClientCapabilities,
  type Diagnostic as LspDiagnostic,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { taskText } from '../../bench/language/made-up';
import type { Cancellation, Diagnostic, TextDocument } from '../../src/language';
import { StagedDiagnostics } from '../../src/server/staged-diagnostics';
import { document } from '../language/workspace';
import { startSession } from './client';

const never = new CancellationTokenSource().token;

function finding(code: string): Diagnostic {
  const place = { line: 0, character: 0 };
  return { range: { start: place, end: place }, severity: 'error', code, message: code };
}

/** A service whose whole answers are given by hand. */
class Slow {
  readonly asked: { readonly document: TextDocument; readonly cancel: Cancellation | undefined }[] = [];
  readonly #answers: (() => void)[] = [];
  #isPrompt = false;

  readonly readingDiagnostics = async ({ version }: TextDocument): Promise<readonly Diagnostic[]> => [
    finding(`read ${version}`),
  ];

  readonly diagnostics = async (
    asked: TextDocument,
    cancel: Cancellation | undefined,
  ): Promise<readonly Diagnostic[]> => {
    this.asked.push({ document: asked, cancel });
    if (!this.#isPrompt) await new Promise<void>((resolve) => this.#answers.push(resolve));
    if (cancel?.isCancellationRequested) return [];
    return [finding(`read ${asked.version}`), finding(`rules ${asked.version}`)];
  };

  answer(): void {
    this.#isPrompt = true;
    for (const answer of this.#answers) answer();
  }
}

function file(version: number): TextDocument {
  return { ...document('/ws/weather.task.flan.yaml', 'flan: task/1\n'), version };
}

const codes = ({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): readonly string[] =>
  diagnostics.map(({ code }) => code);

describe('StagedDiagnostics', () => {
  const { uri } = file(1);

  it('tell what reading finds where the rest takes a moment, and say when all is known', async () => {
    const slow = new Slow();
    const ready = new Promise<string>((resolve) => {
      const staged = new StagedDiagnostics(slow, resolve, 0);
      void staged.of(file(1), never).then(async (first) => {
        assert.deepEqual([codes(first), first.isWhole], [['read 1'], false]);
        // Asked again meanwhile, nothing is worked out twice.
        assert.equal((await staged.of(file(1), never)).isWhole, false);
        slow.answer();
      });
    });
    assert.equal(await ready, uri);
    assert.equal(slow.asked.length, 1);
  });

  it('tell all at once where it is there in time, and say no more', async () => {
    const slow = new Slow();
    slow.answer();
    const ready: string[] = [];
    const staged = new StagedDiagnostics(slow, (known) => ready.push(known), 5000);
    const first = await staged.of(file(1), never);
    assert.deepEqual([codes(first), first.isWhole], [['read 1', 'rules 1'], true]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(ready, []);
  });

  it('never fall back to a part once all was told', async () => {
    const slow = new Slow();
    slow.answer();
    const staged = new StagedDiagnostics(slow, () => undefined, 5000);
    await staged.of(file(1), never);
    staged.changed(uri);
    const next = await staged.of(file(2), never);
    assert.deepEqual([codes(next), next.isWhole], [['read 2', 'rules 2'], true]);
  });

  it('drop the rest of a text that is gone', async () => {
    const slow = new Slow();
    const ready: string[] = [];
    const staged = new StagedDiagnostics(slow, (known) => ready.push(known), 0);
    await staged.of(file(1), never);
    await new Promise((resolve) => setTimeout(resolve, 10));
    staged.changed(uri);
    assert.equal(slow.asked[0]?.cancel?.isCancellationRequested, true);
    assert.deepEqual(codes(await staged.of(file(2), never)), ['read 2']);
    slow.answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(ready, [uri]);
    assert.deepEqual(codes(await staged.of(file(2), never)), ['read 2', 'rules 2']);
  });

  it('begin with a part again when a file is closed and opened', async () => {
    const slow = new Slow();
    slow.answer();
    let tell: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => (tell = resolve));
    const staged = new StagedDiagnostics(slow, () => tell(), 0);
    await staged.of(file(1), never);
    await ready;
    assert.equal((await staged.of(file(1), never)).isWhole, true);
    staged.forget(uri);
    assert.equal((await staged.of(file(1), never)).isWhole, false);
  });
});

describe('a large file that is opened', () => {
  const text = taskText('large', 200).replace('templates:', 'tepmlates: 1\ntemplates:').replace('claim | lower', 'no');
  const files = {
    'rows.jsonl': '{"report": "It rains.", "claim": "It is wet.", "label": 0, "place": {"name": "Oslo"}}\n',
  };
  const codesOf = (diagnostics: readonly LspDiagnostic[]): ReadonlySet<LspDiagnostic['code']> =>
    new Set(diagnostics.map(({ code }) => code));
  const pulling = (refreshSupport: boolean): ClientCapabilities => ({
    textDocument: { diagnostic: {} },
    workspace: { workspaceFolders: true, diagnostics: { refreshSupport } },
  });

  it('has its YAML and schema answered first, then all, for a client that is asked to ask again', async function () {
    this.timeout(20_000);
    const session = await startSession(files, pulling(true));
    const refreshed = new Promise<void>((resolve) =>
      session.client.onRequest(DiagnosticRefreshRequest.type, () => resolve()),
    );
    const target = await session.open('large.task.flan.yaml', text);
    const ask = async (): Promise<readonly LspDiagnostic[]> => {
      const report = await session.client.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri: target },
      });
      return (report as FullDocumentDiagnosticReport).items;
    };
    const first = codesOf(await ask());
    assert.ok(first.has('unknown-key') && !first.has('unknown-field'), [...first].join());
    await refreshed;
    const all = codesOf(await ask());
    assert.ok(all.has('unknown-key') && all.has('unknown-field'), [...all].join());
    await session.close();
  });

  it('has all answered at once for a client that cannot be asked to ask again', async function () {
    this.timeout(20_000);
    const session = await startSession(files, pulling(false));
    const target = await session.open('large.task.flan.yaml', text);
    const report = await session.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: target } });
    const all = codesOf((report as FullDocumentDiagnosticReport).items);
    assert.ok(all.has('unknown-key') && all.has('unknown-field'), [...all].join());
    await session.close();
  });

  it('has both published to a client that waits to be told, the second with all of the first', async function () {
    this.timeout(20_000);
    const session = await startSession(files, {});
    const reports: (readonly LspDiagnostic[])[] = [];
    const both = new Promise<void>((resolve) =>
      session.client.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
        reports.push(diagnostics);
        if (codesOf(diagnostics).has('unknown-field')) resolve();
      }),
    );
    await session.open('large.task.flan.yaml', text);
    await both;
    assert.ok(reports.length === 2, String(reports.length));
    const told = new Set(reports[1]!.map((diagnostic) => JSON.stringify(diagnostic)));
    assert.ok(reports[0]!.length > 0 && reports[0]!.every((diagnostic) => told.has(JSON.stringify(diagnostic))));
    await session.close();
  });
});
