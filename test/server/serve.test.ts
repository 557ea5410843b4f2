import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FileChangeType,
  HoverRequest,
  InlayHintRequest,
  PublishDiagnosticsNotification,
  SemanticTokensRequest,
  type CompletionList,
  type FullDocumentDiagnosticReport,
  type Hover,
  type MarkupContent,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { previewRequest, previewStale, rowsRequest, type PreviewModel, type RowsModel } from '../../src/language';
import { startSession, type Session } from './client';

const task = `flan: task/1
task: weather
cluster: nli
data:
  source: {jsonl: data/weather.jsonl}
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
  - name: follows
    input: |-
      {{ report }}
      Is {claim} true?
    target: "{{ answer }}"
`;
const data =
  '{"report": "It rains.", "claim": "It is wet.", "label": 0}\n{"report": "Sun.", "claim": "It snows.", "label": 1}\n';

describe('serve', () => {
  let session: Session;
  let uri: string;
  before(async () => {
    session = await startSession({ 'weather.task.flan.yaml': task, 'data/weather.jsonl': data });
    uri = await session.open('weather.task.flan.yaml', task);
  });
  after(() => session.close());

  const pull = async (target = uri): Promise<readonly (string | number | undefined)[]> => {
    const report = await session.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: target } });
    return (report as FullDocumentDiagnosticReport).items.map(({ code }) => code);
  };

  it('says what it can do', () => {
    const { capabilities } = session.initialized;
    assert.ok(capabilities.completionProvider && capabilities.hoverProvider && capabilities.diagnosticProvider);
  });

  it('answers a pull for diagnostics, with rows from the disk', async () => {
    assert.deepEqual(
      (await pull()).filter((code) => code === 'single-brace-field' || String(code).startsWith('file-')),
      ['single-brace-field'],
    );
  });

  it('completes and explains fields by the rows on the disk', async () => {
    const position = { line: 10, character: 12 };
    const list = (await session.client.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position,
    })) as CompletionList;
    assert.ok(list.items.some(({ label }) => label === 'report'));
    const hover = (await session.client.sendRequest(HoverRequest.type, { textDocument: { uri }, position })) as Hover;
    assert.match((hover.contents as MarkupContent).value, /It rains\./);
  });

  it('gives symbols, lenses, hints, tokens and fixes', async () => {
    const textDocument = { uri };
    const symbols = await session.client.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.equal(symbols?.[0]?.name, 'weather');
    const lenses = await session.client.sendRequest(CodeLensRequest.type, { textDocument });
    assert.deepEqual(
      lenses?.map(({ command }) => command?.title),
      ['Preview', 'Run Check', '2 of 2 rows render'],
    );
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const hints = await session.client.sendRequest(InlayHintRequest.type, { textDocument, range });
    assert.equal(hints?.[0]?.label, 'It rains.⏎Is {claim} true?');
    const tokens = await session.client.sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.ok((tokens?.data.length ?? 0) >= 5);
    const actions = await session.client.sendRequest(CodeActionRequest.type, {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    assert.ok(actions?.some((action) => 'edit' in action && action.edit?.changes?.[uri]));
  });

  it('previews the unsaved text', async () => {
    await session.change(uri, 2, task.replace('{claim}', '{{ claim }}'));
    const model: PreviewModel = await session.client.sendRequest(previewRequest, {
      uri,
      template: { kind: 'first' },
      row: { kind: 'index', index: 1 },
    });
    assert.equal(model.kind === 'rendered' && model.input.text, 'Sun.\nIs It snows. true?');
    assert.equal(model.kind === 'rendered' && model.target.text, 'no');
    await session.change(uri, 3, task);
  });

  it('gives the rows of a file that is not open', async () => {
    const other = await session.write('other.task.flan.yaml', task.replace('task: weather', 'task: other'));
    const model: RowsModel = await session.client.sendRequest(rowsRequest, { uri: other, offset: 0, limit: 10 });
    assert.equal(model.count, 2);
  });

  it('sees data that changed on the disk', async () => {
    const stale = new Promise<unknown>((resolve) => session.client.onNotification(previewStale, resolve));
    const changed = await session.write(
      'data/weather.jsonl',
      data + '{"report": "Hail.", "claim": "Ice.", "label": 0}\n',
    );
    await session.client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: changed, type: FileChangeType.Changed }],
    });
    assert.deepEqual(await stale, { uri });
    const lenses = await session.client.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    assert.equal(lenses?.[2]?.command?.title, '3 of 3 rows render');
  });

  it('sees a task file that appears and one that goes', async () => {
    const twin = await session.write('twin.task.flan.yaml', task);
    const tell = (type: FileChangeType): Promise<void> =>
      session.client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: twin, type }] });
    await tell(FileChangeType.Created);
    assert.ok((await pull()).includes('duplicate-task-name'));
    await session.write('twin.task.flan.yaml', task.replace('task: weather', 'task: twin'));
    await tell(FileChangeType.Changed);
    assert.ok(!(await pull()).includes('duplicate-task-name'));
  });

  it('does not read data outside the workspace', async () => {
    const escape = task.replace('data/weather.jsonl', '../../etc/passwd').replace('task: weather', 'task: escape');
    const target = await session.open('escape.task.flan.yaml', escape);
    const report = (await session.client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: target },
    })) as FullDocumentDiagnosticReport;
    assert.ok(
      report.items.some(
        ({ code, message }) => code === 'file-unreadable' && JSON.stringify(message).includes('outside the workspace'),
      ),
    );
  });

  it('pushes diagnostics to a client that does not pull, and only the last of quick changes', async () => {
    const quiet = await startSession({ 'data/weather.jsonl': data }, {});
    const reports: PublishDiagnosticsParams[] = [];
    const arrived = new Promise<void>((resolve) =>
      quiet.client.onNotification(PublishDiagnosticsNotification.type, (report) => {
        reports.push(report);
        resolve();
      }),
    );
    const target = await quiet.open('weather.task.flan.yaml', task);
    await quiet.change(target, 2, task.replace('{claim}', '{{ claim }}'));
    await quiet.change(target, 3, task);
    await arrived;
    assert.deepEqual(
      reports.map(({ version }) => version),
      [3],
    );
    assert.ok(reports[0]!.diagnostics.some(({ code }) => code === 'single-brace-field'));
    await quiet.close();
  });
});
