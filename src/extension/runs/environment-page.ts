import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import { processEnvironment } from '../process-environment';
import type { HubAccess } from '../hub/hub-access';

const scheme = 'flan-environment';
// The tab is named after the path, which must be the same for every look.
const page = vscode.Uri.from({ scheme, path: '/Environment.md' });

/** What a run would find on this machine, as a read-only page; package.json has the Markdown preview show it. */
export class EnvironmentPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #own = new Disposables();
  readonly #workerPath: string;
  readonly #version: string;
  readonly #hub: HubAccess;
  readonly #changed = this.#own.add(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#changed.event;
  #text: string | undefined;

  constructor(extensionUri: vscode.Uri, version: string, hub: HubAccess) {
    this.#workerPath = vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath;
    this.#version = version;
    this.#hub = hub;
    this.#own.add(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  /** Tries every provider, which takes a few seconds, and shows how it went. @returns the page's text. */
  async show(): Promise<string> {
    const { t } = vscode.l10n;
    const title = t('Trying what can train on this machine');
    const options = { location: vscode.ProgressLocation.Notification, title };
    this.#text = await vscode.window.withProgress(options, async (progress) => {
      const { environmentMarkdown, providerNames, readEnvironment } = await import('./run-work');
      const environment = await readEnvironment({
        version: this.#version,
        workerPath: this.#workerPath,
        env: await processEnvironment(this.#hub),
        onProbe: (provider) => progress.report({ message: providerNames[provider] }),
      });
      return environmentMarkdown(environment);
    });
    this.#changed.fire(page);
    await vscode.commands.executeCommand('vscode.open', page);
    return this.#text;
  }

  provideTextDocumentContent(): string {
    // A tab of an earlier session: nothing is started for it.
    return this.#text ?? vscode.l10n.t('FLAN: Show Environment looks at this machine anew.');
  }

  dispose(): void {
    this.#own.dispose();
  }
}
