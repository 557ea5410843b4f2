import * as vscode from 'vscode';
import type { RunFailure } from '../../run';
import { ok, type Result } from '../../text';
import type { ComparisonPanelState } from '../../webview';
import { Disposables } from '../disposables';
import { fillPanel, panelIcon, panelOptions } from '../webview-panel';

const viewType = 'flan.comparison';

/** Shows two runs side by side, one panel for each pair, and brings them back after a window reload. */
export class ComparisonManager implements vscode.WebviewPanelSerializer<ComparisonPanelState> {
  readonly #own = new Disposables();
  readonly #extensionUri: vscode.Uri;
  readonly #panels = new Map<string, vscode.WebviewPanel>();
  readonly #shown = new Map<string, string>();

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    this.#own.add(vscode.window.registerWebviewPanelSerializer(viewType, this));
  }

  /** The markup that stands in the panel of two runs; for the tests. */
  shown(left: string, right: string): string | undefined {
    return this.#shown.get(keyOf({ left, right }));
  }

  /** @param left folder of the run that comes first; differences are right minus left */
  async open(left: string, right: string): Promise<Result<void, RunFailure>> {
    const state = { left, right };
    const body = await bodyOf(state);
    if (!body.ok) return body;
    const known = this.#panels.get(keyOf(state));
    if (known !== undefined) {
      this.#fill(known, state, body.value);
      known.reveal();
      return ok(undefined);
    }
    const title = vscode.l10n.t('Compared Runs');
    const options = panelOptions(this.#extensionUri);
    this.#fill(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, options), state, body.value);
    return ok(undefined);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: ComparisonPanelState | undefined): Promise<void> {
    const body = state === undefined ? undefined : await bodyOf(state);
    // Runs that were deleted have nothing left to compare.
    if (state === undefined || body?.ok !== true) panel.dispose();
    else this.#fill(panel, state, body.value);
  }

  dispose(): void {
    this.#own.dispose();
  }

  #fill(panel: vscode.WebviewPanel, state: ComparisonPanelState, body: Body): void {
    const key = keyOf(state);
    panel.iconPath = panelIcon(this.#extensionUri, 'results');
    fillPanel(panel, this.#extensionUri, {
      bundle: 'comparison',
      title: panel.title,
      strings: state,
      inlineStyle: body.styles,
      body: `<main class="flan-report">${body.html}</main>`,
    });
    this.#shown.set(key, body.html);
    if (this.#panels.has(key)) return;
    this.#panels.set(key, panel);
    panel.onDidDispose(() => {
      this.#panels.delete(key);
      this.#shown.delete(key);
    });
  }
}

interface Body {
  readonly html: string;
  readonly styles: string;
}

async function bodyOf({ left, right }: ComparisonPanelState): Promise<Result<Body, RunFailure>> {
  const { compareRuns, readRunFiles, renderComparison, reportStyles } = await import('../runs/run-work');
  const [first, second] = await Promise.all([readRunFiles(left), readRunFiles(right)]);
  if (!first.ok) return first;
  if (!second.ok) return second;
  return ok({ html: renderComparison(compareRuns(first.value, second.value)), styles: reportStyles() });
}

function keyOf({ left, right }: ComparisonPanelState): string {
  return JSON.stringify([left, right]);
}
