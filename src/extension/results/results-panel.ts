import * as vscode from 'vscode';
import { reportStyles } from '../../report';
import type { FromResults, ResultsPanelState, ToResults } from '../../webview';
import { Disposables } from '../disposables';
import { openPlace } from '../editor';
import type { RunMonitor } from '../runs/run-monitor';
import { resultsStrings } from '../strings';
import { fillPanel } from '../webview-panel';
import { resultsView } from './results-view';
import { samplePage } from './samples';

/** One run on show: live while it goes on, its report and samples afterwards. */
export class ResultsPanel {
  readonly #own = new Disposables();
  readonly #panel: vscode.WebviewPanel;
  readonly #monitor: RunMonitor;

  constructor(panel: vscode.WebviewPanel, monitor: RunMonitor, extensionUri: vscode.Uri) {
    this.#panel = panel;
    this.#monitor = monitor;
    this.#own.add(panel.webview.onDidReceiveMessage((message: FromResults) => this.#receive(message)));
    this.#own.add(monitor.onChange(() => this.#show()));
    panel.onDidDispose(() => this.#own.dispose());
    panel.title = vscode.l10n.t('Results {0}', monitor.view.name);
    fillPanel(panel, extensionUri, {
      bundle: 'results',
      title: panel.title,
      strings: resultsStrings(),
      inlineStyle: reportStyles(),
      body: '<div id="head" class="toolbar"></div><main class="flan-report"><div id="failure"></div><div id="report"></div></main><div id="live" class="hidden" aria-live="polite"></div>',
    });
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  /** What the panel draws now; for the tests. */
  get view(): ReturnType<typeof resultsView> {
    return resultsView(this.#monitor.view);
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #show(): void {
    const state: ResultsPanelState = { dir: this.#monitor.dir };
    this.#post({ type: 'show', view: this.view, state });
  }

  #post(message: ToResults): void {
    void this.#panel.webview.postMessage(message);
  }

  #receive(message: FromResults): void {
    const { dir, recipePath, view } = this.#monitor;
    switch (message.type) {
      case 'ready':
        this.#show();
        break;
      case 'cancel':
        void this.#monitor.cancel();
        break;
      case 'resume':
        void vscode.commands.executeCommand('flan.resumeRun', dir);
        break;
      case 'reveal':
        void vscode.commands.executeCommand('flan.revealRun', dir);
        break;
      case 'openRecipe':
        void openPlace({ uri: vscode.Uri.file(recipePath).toString(), line: 0, character: 0 });
        break;
      case 'openFailure': {
        const place = this.view.failure?.place;
        if (place !== undefined) void openPlace(place);
        break;
      }
      case 'samples':
        this.#post({ type: 'samples', page: samplePage(view.samples, message.query) });
        break;
    }
  }
}
