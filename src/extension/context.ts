import type * as vscode from 'vscode';
import type { LanguageServer } from './client';
import type { Disposables } from './disposables';
import type { HubAccess } from './hub/hub-access';
import type { PreviewManager } from './preview/preview-manager';
import type { ResultsManager } from './results/results-manager';
import type { RunRegistry } from './runs/run-registry';

/** What every command is given. Made once in `activate`, disposed by the editor. */
export interface FlanContext {
  readonly extensionUri: vscode.Uri;
  /** Of this extension, recorded in each run. */
  readonly version: string;
  /** Kept per workspace: the recipes used last. */
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  /** How the Hugging Face hub is reached. */
  readonly hub: HubAccess;
  readonly server: LanguageServer;
  readonly preview: PreviewManager;
  readonly results: ResultsManager;
  readonly runs: RunRegistry;
  readonly own: Disposables;
}
