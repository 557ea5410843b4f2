import * as vscode from 'vscode';
import type { TemplateChoice } from '../../language';
import { LineIndex } from '../../text';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { peekUri } from './peek-uri';
import type { PromptDocument } from './prompt-document';
import { PromptDocuments } from './prompt-documents';
import { registerPromptFeatures } from './prompt-features';

/** Milliseconds to wait for a peek to come up; afterwards it is left as it is. */
const patience = 5000;

/** Shows full input and target of a template in the editor itself, in VS Code's own peek. */
export class PeekManager {
  readonly #own = new Disposables();
  readonly #server: LanguageServer;
  readonly #documents: PromptDocuments;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#documents = this.#own.add(new PromptDocuments(server));
    this.#own.add(registerPromptFeatures(this.#documents));
  }

  /**
   * Opens the peek below the template's name, or below the cursor where the template is meant by that. All rows of the
   * sample are listed beside it, one line of input each, so that arrow keys go from row to row.
   *
   * @param row where to begin, zero-based
   */
  async open(editor: vscode.TextEditor, template: TemplateChoice, row: number): Promise<void> {
    const { uri } = editor.document;
    const model = await this.#find(uri, template, row);
    if (model.kind === 'unavailable') {
      await vscode.window.showInformationMessage(model.message);
      return;
    }
    const document = peekUri({ uri: uri.toString(), template: model.template.name }, model.task.name);
    const shown = await this.#documents.render(document);
    const { line } = template.kind === 'position' ? editor.selection.active : model.template.location.range.start;
    const below = editor.document.lineAt(line).range.end;
    const isShown = whenOpen(document);
    await vscode.commands.executeCommand('editor.action.peekLocations', uri, below, locations(document, shown), 'peek');
    if (await isShown) await selectRow(model.row.index);
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #find(uri: vscode.Uri, template: TemplateChoice, index: number): ReturnType<LanguageServer['preview']> {
    await this.#server.started;
    const source = new vscode.CancellationTokenSource();
    try {
      return await this.#server.preview({ uri: uri.toString(), template, row: { kind: 'index', index } }, source.token);
    } finally {
      source.dispose();
    }
  }
}

/** Whether the peek opened its document, which it does once its list has the keyboard. */
async function whenOpen(document: vscode.Uri): Promise<boolean> {
  const waiting = new Disposables();
  try {
    return await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      waiting.add({ dispose: () => clearTimeout(timer) });
      waiting.add(
        vscode.workspace.onDidOpenTextDocument(({ uri }) => {
          if (uri.toString() === document.toString()) resolve(true);
        }),
      );
    });
  } finally {
    waiting.dispose();
  }
}

/** Where each row's input begins. */
function locations(document: vscode.Uri, { text, rows }: PromptDocument): vscode.Location[] {
  const lines = new LineIndex(text);
  return rows.map((offset) => new vscode.Location(document, new vscode.Position(lines.positionAt(offset).line, 0)));
}

/**
 * The editor begins with the row whose line number is nearest to the cursor's, which means nothing here: the list, which
 * has the keyboard now, is led to the one that is wanted.
 */
async function selectRow(row: number): Promise<void> {
  await vscode.commands.executeCommand('list.focusFirst');
  if (row > 0) await vscode.commands.executeCommand('list.focusDown', row);
}
