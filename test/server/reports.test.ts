import assert from 'node:assert/strict';
import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { startSession, type Session } from './client';

const task = (name: string): string => `flan: task/1
task: ${name}
cluster: nli
data: {source: {jsonl: rows.jsonl}}
templates:
  - name: ask
    input: "{{ report }} Is it wet?"
    target: "{{ report }}"
`;
const files = { 'rows.jsonl': '{"report": "It rains."}\n' };
const ask = (session: Session, uri: string, previousResultId?: string) =>
  session.client.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });

describe('Reports', () => {
  it('say that nothing changed to a client that has them, and only then', async () => {
    const session = await startSession(files);
    const uri = await session.open('a.task.flan.yaml', task('a'));
    const first = await ask(session, uri);
    assert.ok(first.kind === DocumentDiagnosticReportKind.Full && first.resultId);
    assert.deepEqual(await ask(session, uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    assert.equal((await ask(session, uri)).kind, 'full', 'a client that has none');
    await session.change(uri, 2, task('a').replace('{{ report }} Is', '{{ report Is'));
    const broken = await ask(session, uri, first.resultId);
    assert.ok(broken.kind === 'full' && broken.items.some(({ code }) => code === 'jinja-syntax'));
    await session.close();
  });

  it('are new to who has them when another file takes their name', async () => {
    const session = await startSession(files);
    const uri = await session.open('a.task.flan.yaml', task('a'));
    const first = await ask(session, uri);
    await session.open('b.task.flan.yaml', task('a'));
    // A file counts among the others once it is stored.
    await session.write('b.task.flan.yaml', task('a'));
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: session.uri('b.task.flan.yaml'), type: 1 }],
    });
    const second = await ask(session, uri, first.resultId);
    assert.ok(second.kind === 'full' && second.items.some(({ code }) => code === 'duplicate-task-name'));
    await session.close();
  });

  it('are not given about text that has changed while they were made', async () => {
    const session = await startSession(files);
    const uri = await session.open('a.task.flan.yaml', task('a'));
    const answer = ask(session, uri);
    await session.change(uri, 2, task('b'));
    await assert.rejects(answer, { code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: true } });
    await session.close();
  });

  it('reach a client that does not ask, for the other file that a change concerns too', async () => {
    const session = await startSession({ ...files, 'a.task.flan.yaml': task('a'), 'b.task.flan.yaml': task('b') }, {});
    const last = new Map<string, PublishDiagnosticsParams>();
    let told = 0;
    session.client.onNotification(PublishDiagnosticsNotification.type, (report) => {
      last.set(report.uri, report);
      told++;
    });
    const [a, b] = [
      await session.open('a.task.flan.yaml', task('a')),
      await session.open('b.task.flan.yaml', task('b')),
    ];
    const isTwin = (uri: string) =>
      last.get(uri)?.diagnostics.some(({ code }) => code === 'duplicate-task-name') === true;
    const until = async (holds: () => boolean): Promise<void> => {
      for (let tries = 0; !holds(); tries++) {
        assert.ok(tries < 200, `told ${told} times`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await until(() => last.size === 2);
    await session.change(b, 2, task('a'));
    await until(() => isTwin(a) && isTwin(b));
    await session.change(b, 3, task('b'));
    await until(() => !isTwin(a) && !isTwin(b));
    await session.close();
  });
});
