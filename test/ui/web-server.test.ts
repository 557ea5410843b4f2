import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Browser } from 'playwright-core';
import type { CompletionList, DocumentDiagnosticReport, Hover, Location } from 'vscode-languageserver';
import { previewRequest, type PreviewModel } from '../../src/language';
import { launchBrowser, repository } from '../host';
import { serveWebPage, type WebPage } from '../host/web/serve-page';
import { startWorker, type WorkerServer } from '../host/web/worker-server';

const root = 'memfs://place/ws';
const task = (data: string): string => `flan: task/1
task: weather
cluster: nli
data: {source: {${data}}}
choices: ["yes", "no"]
answer: "{{ choices[label | int] }}"
templates:
  - name: ask
    input: "{{ report }} Is it wet? {{ options_ }}"
    target: "{{ answer }}"
`;
const rows = [
  { report: 'It rains.', label: '0' },
  { report: 'The sun shines.', label: '1' },
];
const lines = rows.map((row) => JSON.stringify(row)).join('\n');

/** One task per kind of data that a browser must read without a disk. */
const kinds: Readonly<Record<string, readonly [string, string | Uint8Array]>> = {
  'jsonl: data/rows.jsonl': ['data/rows.jsonl', lines],
  'jsonl: "data/*.jsonl.gz"': ['data/rows.jsonl.gz', gzipSync(lines)],
  'csv: data/rows.csv': ['data/rows.csv', 'report,label\nIt rains.,0\n"The sun shines.",1\n'],
  'parquet: data/rows.parquet': [
    'data/rows.parquet',
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'report', data: rows.map(({ report }) => report), type: 'STRING' },
          { name: 'label', data: rows.map(({ label }) => label), type: 'STRING' },
        ],
        codec: 'SNAPPY',
      }),
    ),
  ],
};

describe('the language server in a browser', () => {
  let page: WebPage;
  let browser: Browser;
  let server: WorkerServer;
  const uriOf = (index: number): string => `${root}/${index}.task.flan.yaml`;

  before(async () => {
    page = await serveWebPage({ folder: `${repository}/examples` });
    browser = await launchBrowser();
    const files = Object.entries(kinds).flatMap(([data, [name, content]], index) => [
      [uriOf(index), task(data).replace('task: weather', `task: weather${index}`)] as const,
      [`${root}/${name}`, content] as const,
    ]);
    server = await startWorker(browser, page, {
      ...Object.fromEntries(files),
      [`${root}/twin.task.flan.yaml`]: task('jsonl: none.jsonl').replace('task: weather', 'task: weather0'),
    });
    await server.request('initialize', {
      processId: null,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'ws' }],
      capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } },
      initializationOptions: { readsFiles: true },
    });
    await server.notify('initialized', {});
  });
  after(async () => {
    await server?.close();
    await browser?.close();
    await page?.stop();
  });

  Object.keys(kinds).forEach((kind, index) => {
    it(`previews rows of {${kind}} out of the client's files`, async () => {
      const model = await server.request<PreviewModel>(previewRequest, {
        uri: uriOf(index),
        template: { kind: 'first' },
        row: { kind: 'index', index: 1 },
      });
      assert.ok(model.kind === 'rendered', JSON.stringify(model));
      assert.match(model.input.text, /^The sun shines\. Is it wet\?/);
      assert.deepEqual([model.target.text, model.row.count], ['no', 2]);
    });
  });

  it('tells what is wrong with an open file, across files too', async () => {
    const uri = uriOf(0);
    const text = task('jsonl: data/rows.jsonl')
      .replace('task: weather', 'task: weather0')
      .replace('{{ report }}', '{{ repor }}');
    await server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'flan-task', version: 1, text } });
    const report = await server.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
    assert.ok(report.kind === 'full');
    const codes = report.items.map(({ code }) => code);
    assert.ok(codes.includes('unknown-field') && codes.includes('duplicate-task-name'), codes.join());
    const field = report.items.find(({ code }) => code === 'unknown-field');
    assert.deepEqual(field?.range, { start: { line: 8, character: 15 }, end: { line: 8, character: 20 } });
  });

  it('completes, explains and leads to data', async () => {
    const uri = uriOf(0);
    const at = { textDocument: { uri }, position: { line: 8, character: 17 } };
    const { items } = await server.request<CompletionList>('textDocument/completion', at);
    assert.ok(items.some(({ label }) => label === 'report'));
    const key = { textDocument: { uri }, position: { line: 2, character: 2 } };
    const hover = await server.request<Hover>('textDocument/hover', key);
    assert.match(JSON.stringify(hover.contents), /cluster/i);
    const name = { textDocument: { uri }, position: { line: 1, character: 8 }, context: { includeDeclaration: true } };
    const places = await server.request<readonly Location[]>('textDocument/references', name);
    assert.deepEqual(places.map((place) => place.uri).sort(), [uri, `${root}/twin.task.flan.yaml`].sort());
    const links = await server.request<readonly { readonly target: string }[]>('textDocument/documentLink', {
      textDocument: { uri },
    });
    assert.deepEqual(
      links.map(({ target }) => target),
      [`${root}/data/rows.jsonl`],
    );
  });

  it('lets no fault go by', async () => assert.deepEqual(await server.faults(), []));
});
