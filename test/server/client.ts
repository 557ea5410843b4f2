import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeResult,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { hubOptionsFromEnvironment } from '../../src/hub';
import { diskFiles } from '../../src/server/files/disk-files';
import { serve, type Machine } from '../../src/server/serve';

/** A client and a server in one process, and a workspace folder on the disk. */
export interface Session {
  readonly client: ProtocolConnection;
  readonly folder: string;
  readonly initialized: InitializeResult;
  readonly uri: (name: string) => string;
  readonly open: (name: string, text: string) => Promise<string>;
  readonly change: (uri: string, version: number, text: string) => Promise<void>;
  readonly write: (name: string, text: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const abilities: ClientCapabilities = {
  textDocument: { diagnostic: {}, codeLens: {}, inlayHint: {} },
  workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
};

export async function startSession(
  files: Readonly<Record<string, string>>,
  capabilities: ClientCapabilities = abilities,
  aside?: Machine['aside'],
): Promise<Session> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'flan-server-')));
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return URI.file(path).toString();
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);

  const [up, down] = [new PassThrough(), new PassThrough()];
  serve(createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down)), {
    disk: diskFiles,
    hub: hubOptionsFromEnvironment(process.env),
    ...(aside ? { aside } : {}),
  });
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.onRequest(RegistrationRequest.type, () => undefined);
  client.listen();
  const initialized = await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: [{ uri: URI.file(folder).toString(), name: 'ws' }],
  });
  await client.sendNotification(InitializedNotification.type, {});

  const uri = (name: string): string => URI.file(join(folder, name)).toString();
  return {
    client,
    folder,
    initialized,
    uri,
    write,
    open: async (name, text) => {
      await client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uri(name), languageId: 'flan-task', version: 1, text },
      });
      return uri(name);
    },
    change: (target, version, text) =>
      client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: target, version },
        contentChanges: [{ text }],
      }),
    close: async () => {
      await client.sendRequest(ShutdownRequest.type);
      client.end();
      client.dispose();
      await rm(folder, { recursive: true });
    },
  };
}
