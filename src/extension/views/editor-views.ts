import * as vscode from 'vscode';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { choiceFor, type PreviewManager } from '../preview/preview-manager';
import { RowsManager } from '../rows/rows-manager';
import { ChecksItem } from './checks-item';
import { DataView } from './data-view';
import { ProblemDecorations } from './decorations';
import { OverviewStore } from './overview-store';
import { TasksView } from './tasks-view';

/** The views that need no process: tasks, data with its rows, and the state of the checks. They share one overview. */
export class EditorViews {
  readonly #own = new Disposables();
  readonly overview: OverviewStore;
  readonly tasks: TasksView;
  readonly data: DataView;
  readonly rows: RowsManager;
  readonly checks: ChecksItem;

  constructor(extensionUri: vscode.Uri, server: LanguageServer, preview: PreviewManager, log: vscode.LogOutputChannel) {
    this.overview = this.#own.add(new OverviewStore(server));
    this.#own.add(vscode.window.registerFileDecorationProvider(new ProblemDecorations()));
    this.tasks = this.#own.add(new TasksView(this.overview, log));
    this.data = this.#own.add(new DataView(this.overview, server, log));
    this.checks = this.#own.add(new ChecksItem(this.overview));
    const previewRow = (uri: vscode.Uri, row: number): void => preview.open(uri, choiceFor(uri), row);
    this.rows = this.#own.add(new RowsManager(extensionUri, server, log, this.overview, previewRow));
  }

  dispose(): void {
    this.#own.dispose();
  }
}
