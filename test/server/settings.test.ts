import assert from 'node:assert/strict';
import {
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  type ClientCapabilities,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { startSession, type Session } from './client';

const text = `flan: task/1
task: weather
cluster: nli
data: {source: {jsonl: rows.jsonl}}
templates:
  - name: "padded "
    input: "Say  it: {{ report }}"
    target: "{{ claim }}"
`;
const canAsk: ClientCapabilities = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
  textDocument: { diagnostic: {} },
};

describe('Settings', () => {
  let server: Session | undefined;
  afterEach(() => server?.close());

  /** `code severity` of each diagnostic, severities as the protocol counts them. */
  async function check(uri: string): Promise<readonly string[]> {
    const report = await server!.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    const items = (report as { readonly items: readonly Diagnostic[] }).items;
    return items.filter(({ source }) => source === 'flan').map(({ code, severity }) => `${code} ${severity}`);
  }

  it('grades as the client says for the file, at once when that changes', async () => {
    let grades: Readonly<Record<string, string>> = { 'padded-name': 'error', 'doubled-space': 'off' };
    const asked: (string | undefined)[] = [];
    server = await startSession({}, canAsk);
    server.client.onRequest(ConfigurationRequest.type, ({ items }) => {
      asked.push(items[0]?.scopeUri);
      return [{ lint: { severity: grades } }];
    });
    const uri = await server.open('weather.task.flan.yaml', text);
    const usual = await check(uri);
    assert.ok(usual.includes('padded-name 1') && !usual.some((line) => line.startsWith('doubled-space')), usual.join());
    await check(uri);
    assert.deepEqual(asked, [server.uri('').replace(/\/$/, '')]);
    grades = {
      'padded-name': 'information',
      'few-templates': 'warning',
      'no-such-rule': 'error',
      'doubled-space': 7 as never,
    };
    await server.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    const changed = await check(uri);
    for (const line of ['padded-name 3', 'few-templates 2', 'doubled-space 4'])
      assert.ok(changed.includes(line), changed.join());
  });

  it('takes what a client tells that cannot be asked', async () => {
    server = await startSession({}, { textDocument: { diagnostic: {} } });
    const uri = await server.open('weather.task.flan.yaml', text);
    assert.ok((await check(uri)).includes('padded-name 4'));
    const settings = { flan: { lint: { severity: { 'padded-name': 'error' } } } };
    await server.client.sendNotification(DidChangeConfigurationNotification.type, { settings });
    assert.ok((await check(uri)).includes('padded-name 1'));
  });

  it('has nothing asked anew where a change is none for us: editors tell of one as soon as they may', async () => {
    let grades: Readonly<Record<string, string>> = {};
    let refreshed = 0;
    server = await startSession(
      {},
      { ...canAsk, workspace: { ...canAsk.workspace, diagnostics: { refreshSupport: true } } },
    );
    server.client.onRequest(ConfigurationRequest.type, () => [{ lint: { severity: grades } }]);
    server.client.onRequest(DiagnosticRefreshRequest.type, () => {
      refreshed++;
    });
    const uri = await server.open('weather.task.flan.yaml', text);
    await check(uri);
    await server.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await check(uri);
    assert.equal(refreshed, 0);
    grades = { 'padded-name': 'error' };
    await server.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    assert.ok((await check(uri)).includes('padded-name 1'));
    assert.equal(refreshed, 1);
  });
});
