import assert from 'node:assert/strict';
import {
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ShowMessageRequest,
  type ClientCapabilities,
} from 'vscode-languageserver/node';
import { startSession, type Session } from './client';

const task = `flan: task/1
task: weather
cluster: nli
data:
  source: {jsonl: weather.jsonl}
templates:
  - name: follows
    input: '{{ report }}'
    target: '{% set mine = report %}{{ mine }}'
`;
const recipe = 'flan: recipe/1\nrun: a\nhold_out: {tasks: [weather]}\n';

describe('rename and references over the protocol', () => {
  let session: Session;
  let uri: string;
  before(async () => {
    const files = { 'a.recipe.flan.yaml': recipe, 'weather.jsonl': '{"report": "It rains.", "label": 0}\n' };
    session = await startSession({ ...files, 'weather.task.flan.yaml': task });
    uri = await session.open('weather.task.flan.yaml', task);
  });
  after(() => session.close());

  const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });
  const span = (line: number, from: number, to: number) => ({
    start: { line, character: from },
    end: { line, character: to },
  });

  it('finds definitions, references and highlights', async () => {
    assert.deepEqual(await session.client.sendRequest(DefinitionRequest.type, at(8, 40)), [
      { uri, range: span(8, 20, 24) },
    ]);
    const context = { includeDeclaration: false };
    assert.deepEqual(await session.client.sendRequest(ReferencesRequest.type, { ...at(1, 8), context }), [
      { uri: session.uri('a.recipe.flan.yaml'), range: span(2, 19, 26) },
    ]);
    assert.deepEqual(await session.client.sendRequest(DocumentHighlightRequest.type, at(8, 21)), [
      { range: span(8, 20, 24), kind: DocumentHighlightKind.Write },
      { range: span(8, 39, 43), kind: DocumentHighlightKind.Read },
    ]);
  });

  it('renames in each file once', async () => {
    assert.deepEqual(await session.client.sendRequest(PrepareRenameRequest.type, at(1, 8)), {
      range: span(1, 6, 13),
      placeholder: 'weather',
    });
    assert.deepEqual(await session.client.sendRequest(RenameRequest.type, { ...at(1, 8), newName: 'climate' }), {
      changes: {
        [uri]: [{ range: span(1, 6, 13), newText: 'climate' }],
        [session.uri('a.recipe.flan.yaml')]: [{ range: span(2, 19, 26), newText: 'climate' }],
      },
    });
  });

  it('asks before edits that change more than a name, where the client can', async () => {
    const files = {
      'a.recipe.flan.yaml':
        'flan: recipe/1\nrun: a\ntasks: ["*.task.flan.yaml"]\nmodel: {path: m}\nhold_out: {clusters: [nli]}\n',
      'same.task.flan.yaml': task.replace('task: weather', 'task: same').replace('nli', 'paraphrase'),
      'weather.task.flan.yaml': task,
    };
    const renamed = async (window: ClientCapabilities['window'], answer: 'yes' | 'no') => {
      const other = await startSession(files, window ? { window } : {});
      const asked: string[] = [];
      other.client.onRequest(ShowMessageRequest.type, ({ message, actions }) => {
        asked.push(message);
        return answer === 'yes' ? actions?.[0] : null;
      });
      try {
        const textDocument = { uri: await other.open('weather.task.flan.yaml', task) };
        const request = { textDocument, position: { line: 2, character: 10 }, newName: 'inference' };
        const edit = await other.client.sendRequest(RenameRequest.type, request);
        return { asked, files: Object.keys(edit?.changes ?? {}).length };
      } finally {
        await other.close();
      }
    };
    const { asked, files: edited } = await renamed({ showMessage: {} }, 'yes');
    assert.match(asked.join('\n'), /^Recipe a would train on same: FLAN v1 knows .*"also_drop"\.$/);
    assert.equal(edited, 2);
    assert.equal((await renamed({ showMessage: {} }, 'no')).files, 0);
    assert.deepEqual(await renamed(undefined, 'no'), { asked: [], files: 2 });
  });

  it('says in an error why a name cannot be', async () => {
    const asked = session.client.sendRequest(RenameRequest.type, { ...at(7, 15), newName: 'label' });
    await assert.rejects(asked, /There is a column "label" already/);
    assert.equal(await session.client.sendRequest(PrepareRenameRequest.type, at(7, 4)), null);
  });
});
