import type * as vscode from 'vscode';
import type { LanguageServer } from './client';
import type { Disposables } from './disposables';
import type { HubAccess } from './hub/hub-access';
import type { PeekManager } from './peek/peek-manager';
import type { PreviewManager } from './preview/preview-manager';
import type { ComparisonManager } from './results/comparison-manager';
import type { ResultsManager } from './results/results-manager';
import type { EnvironmentPage } from './runs/environment-page';
import type { RunRegistry } from './runs/run-registry';
import type { TestExplorer } from './testing/test-explorer';
import type { EditorViews } from './views/editor-views';
import type { RunsView } from './views/runs-view';

/** What needs no process of its own, and so is there in a browser too. Made by `createEditorContext`. */
export interface EditorContext {
  readonly extensionUri: vscode.Uri;
  /** Of this extension, recorded in each run. */
  readonly version: string;
  /** Kept per workspace: the recipes used last. */
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly preview: PreviewManager;
  readonly views: EditorViews;
  readonly peek: PeekManager;
  readonly tests: TestExplorer;
  readonly own: Disposables;
  /** Milliseconds that the extension took to start, from when the editor called it; NaN while it starts. */
  readonly activatedIn: () => number;
}

/** What every command is given. Made once in `activate`, disposed by the editor. */
export interface FlanContext extends EditorContext {
  /** How the Hugging Face hub is reached. */
  readonly hub: HubAccess;
  readonly results: ResultsManager;
  readonly comparisons: ComparisonManager;
  readonly runs: RunRegistry;
  readonly runsView: RunsView;
  readonly environment: EnvironmentPage;
}
