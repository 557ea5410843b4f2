import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type Position,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { overviewRequest, overviewStale, type WorkspaceOverview } from '../../src/language';

/** Milliseconds in which a server surely has told all that there is to tell of a file that was opened. */
const longestRest = 5000;

/** A language server to be measured, as the program that an editor starts. */
export interface Program {
  readonly name: string;
  /** What Node runs. */
  readonly args: readonly string[];
  /** Whether the client asks for diagnostics; otherwise it waits until it is told them. */
  readonly pulls: boolean;
  /** What it is told where it asks for the settings of a section. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A running server and the one file that is edited in it. */
export class Contender {
  readonly #process: ChildProcess;
  readonly #client: ProtocolConnection;
  readonly #pulls: boolean;
  #uri = '';
  #text = '';
  #version = 0;
  #published: ((diagnostics: readonly Diagnostic[]) => void) | undefined;
  /** The last answer to a pull, which the server may call unchanged. */
  #known: { readonly id?: string; readonly items: readonly Diagnostic[] } = { items: [] };
  readonly #refreshed: Promise<void>;
  #outdated: () => void = () => undefined;

  private constructor(program: Program) {
    this.#process = spawn(process.execPath, [...program.args], { stdio: ['pipe', 'pipe', 'ignore'] });
    const { stdin, stdout } = this.#process;
    if (!stdin || !stdout) throw new Error('the server has no pipes');
    this.#client = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#pulls = program.pulls;
    this.#client.onRequest(RegistrationRequest.type, () => undefined);
    this.#client.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => program.settings[section ?? ''] ?? null),
    );
    this.#client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      if (uri === this.#uri) this.#published?.(diagnostics);
    });
    this.#refreshed = new Promise((resolve) => this.#client.onRequest(DiagnosticRefreshRequest.type, () => resolve()));
    this.#client.onNotification(overviewStale, () => this.#outdated());
    this.#client.listen();
  }

  /** Starts a server over a folder. */
  static async start(program: Program, folder: string): Promise<Contender> {
    const contender = new Contender(program);
    const uri = URI.file(folder).toString();
    await contender.#client.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: {
        textDocument: { ...(program.pulls ? { diagnostic: {} } : { publishDiagnostics: {} }), completion: {} },
        workspace: { workspaceFolders: true, configuration: true, diagnostics: { refreshSupport: true } },
      },
    });
    await contender.#client.sendNotification(InitializedNotification.type, {});
    return contender;
  }

  get text(): string {
    return this.#text;
  }

  /** Opens a file and waits for what is wrong with it; something must be. */
  async open(path: string, text: string): Promise<readonly Diagnostic[]> {
    [this.#uri, this.#text, this.#version] = [URI.file(path).toString(), text, 1];
    const told = this.#told(true);
    await this.#client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: this.#uri, languageId: 'yaml', version: 1, text },
    });
    return told ?? this.#ask();
  }

  /**
   * Waits until the server wants to be asked again, and asks: then all is known of the file that was opened.
   *
   * @returns whether it wanted that; a server that told all at once does not
   */
  async openWhole(): Promise<boolean> {
    const isRefreshed = await Promise.race([
      this.#refreshed.then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), longestRest)),
    ]);
    if (isRefreshed) await this.#ask();
    return isRefreshed;
  }

  /** The overview of the workspace, from our server. */
  overview(): Promise<WorkspaceOverview> {
    return this.#client.sendRequest(overviewRequest);
  }

  /** Waits until the overview that was asked for last is out of date. */
  overviewOutdated(): Promise<void> {
    return new Promise((resolve) => (this.#outdated = resolve));
  }

  /** Types one character and waits for what is wrong with the file then. */
  async type(offset: number, character: string): Promise<readonly Diagnostic[]> {
    const told = this.#told(false);
    await this.edit(offset, character);
    return told ?? this.#ask();
  }

  async edit(offset: number, character: string): Promise<void> {
    const position = positionAt(this.#text, offset);
    this.#text = this.#text.slice(0, offset) + character + this.#text.slice(offset);
    await this.#client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: [{ range: { start: position, end: position }, text: character }],
    });
  }

  /** How many words are offered at a place. */
  async complete(offset: number): Promise<number> {
    const position = positionAt(this.#text, offset);
    const answer = await this.#client.sendRequest(CompletionRequest.type, {
      textDocument: { uri: this.#uri },
      position,
    });
    return (Array.isArray(answer) ? answer : (answer?.items ?? [])).length;
  }

  /** Milliseconds of processor time so far. */
  cpu(): number {
    const fields = readFileSync(`/proc/${this.#pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // Fields 14 and 15 of proc(5), in ticks of a hundredth of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** MiB of memory that the process holds now. */
  memory(): number {
    const status = readFileSync(`/proc/${this.#pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  stop(): void {
    this.#client.dispose();
    this.#process.kill();
  }

  get #pid(): number {
    return this.#process.pid ?? 0;
  }

  #told(isFirst: boolean): Promise<readonly Diagnostic[]> | undefined {
    if (this.#pulls) return undefined;
    return new Promise((resolve) => {
      this.#published = (diagnostics) => {
        // Before its schema is read, a server has nothing to say.
        if (!isFirst || diagnostics.length > 0) resolve(diagnostics);
      };
    });
  }

  async #ask(): Promise<readonly Diagnostic[]> {
    const report = await this.#client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: this.#uri },
      ...(this.#known.id === undefined ? {} : { previousResultId: this.#known.id }),
    });
    const { resultId } = report;
    const items = report.kind === 'full' ? report.items : this.#known.items;
    this.#known = { ...(resultId === undefined ? {} : { id: resultId }), items };
    return items;
  }
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - before.lastIndexOf('\n') - 1 };
}
