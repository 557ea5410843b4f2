import assert from 'node:assert/strict';
import {
  DocumentFormattingRequest,
  DocumentLinkRequest,
  FoldingRangeKind,
  FoldingRangeRequest,
  LinkedEditingRangeRequest,
  SelectionRangeRequest,
  SymbolKind,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { startSession, type Session } from './client';

const task = `# one
# two
flan: task/1
task: weather
cluster: nli
data:
    source: {jsonl: data/*.jsonl}
choices: [yes, no]
answer: "{{ choices[label] }}"
templates:
  - name: follows
    input: "{{ report }}"
    target: yes
`;

describe('the features that show how a file is built', () => {
  let session: Session;
  let uri: string;
  before(async () => {
    session = await startSession({ 'weather.task.flan.yaml': task, 'data/b.jsonl': '{}\n', 'data/a.jsonl': '{}\n' });
    uri = await session.open('weather.task.flan.yaml', task);
  });
  after(() => session.close());

  it('says that it has them', () => {
    const { capabilities } = session.initialized;
    assert.ok(capabilities.documentLinkProvider && capabilities.foldingRangeProvider);
    assert.ok(capabilities.selectionRangeProvider && capabilities.workspaceSymbolProvider);
    assert.ok(capabilities.linkedEditingRangeProvider && capabilities.documentFormattingProvider);
  });

  it('links data to the first file on the disk', async () => {
    const links = await session.client.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    assert.deepEqual(
      links?.map(({ target }) => target),
      [session.uri('data/a.jsonl')],
    );
  });

  it('folds', async () => {
    const folds = await session.client.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
    assert.ok(folds?.some(({ startLine, kind }) => startLine === 0 && kind === FoldingRangeKind.Comment));
    assert.ok(folds?.some(({ startLine, endLine }) => startLine === 9 && endLine === 12));
  });

  it('grows selections', async () => {
    const [range] =
      (await session.client.sendRequest(SelectionRangeRequest.type, {
        textDocument: { uri },
        positions: [{ line: 11, character: 17 }],
      })) ?? [];
    assert.deepEqual(range?.range, { start: { line: 11, character: 15 }, end: { line: 11, character: 21 } });
    assert.ok(range.parent);
  });

  it('finds symbols in the workspace', async () => {
    const found = await session.client.sendRequest(WorkspaceSymbolRequest.type, { query: '' });
    assert.deepEqual(
      found?.map(({ name, kind }) => [name, kind]),
      [
        ['weather', SymbolKind.Module],
        ['nli', SymbolKind.Namespace],
        ['follows', SymbolKind.Class],
      ],
    );
  });

  it('links a choice with its uses, and nothing else', async () => {
    const linked = await session.client.sendRequest(LinkedEditingRangeRequest.type, {
      textDocument: { uri },
      position: { line: 7, character: 11 },
    });
    assert.equal(linked?.ranges.length, 2);
    const none = await session.client.sendRequest(LinkedEditingRangeRequest.type, {
      textDocument: { uri },
      position: { line: 3, character: 0 },
    });
    assert.equal(none, null);
  });

  it('formats', async () => {
    const edits = await session.client.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options: { tabSize: 8, insertSpaces: true },
    });
    assert.deepEqual(
      edits?.map(({ range, newText }) => [range.start.line, newText]),
      [
        [6, ''],
        [7, '"yes", "no"'],
      ],
    );
  });
});
