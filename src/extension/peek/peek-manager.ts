import * as vscode from 'vscode';
import type { PreviewSubject, TemplateChoice } from '../../language';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { peekUri } from './peek-uri';
import { firstLine } from './prompt-document';
import { PromptDocuments } from './prompt-documents';
import { registerPromptFeatures } from './prompt-features';

/** Shows full input and target of a template in the editor itself, in VS Code's own peek. */
export class PeekManager {
  readonly #own = new Disposables();
  readonly #server: LanguageServer;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#own.add(registerPromptFeatures(this.#own.add(new PromptDocuments(server))));
  }

  /**
   * Opens the peek below the template's name, or below the cursor where the template is meant by that. All rows of the
   * sample are listed beside, so that the editor's own keys for the next and the previous result step through them.
   *
   * @param row where to begin, zero-based
   */
  async open(editor: vscode.TextEditor, template: TemplateChoice, row: number): Promise<void> {
    await this.#server.started;
    const uri = editor.document.uri.toString();
    const source = new vscode.CancellationTokenSource();
    const model = await this.#server.preview({ uri, template, row: { kind: 'index', index: row } }, source.token);
    source.dispose();
    if (model.kind === 'unavailable') {
      await vscode.window.showInformationMessage(model.message);
      return;
    }
    const { line, character } = model.template.location.range.start;
    const at = template.kind === 'position' ? editor.selection.active : new vscode.Position(line, character);
    const anchor = new vscode.Position(at.line, editor.document.lineAt(at.line).range.end.character);
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      editor.document.uri,
      anchor,
      locations(model, anchor),
      'peek',
    );
  }

  dispose(): void {
    this.#own.dispose();
  }
}

/**
 * The first line of each row's input. The editor selects the result whose place is nearest to the anchor, wherever it
 * is: one character on its line is what sets the wanted row apart.
 */
function locations({ uri, task, template, row }: PreviewSubject, anchor: vscode.Position): vscode.Location[] {
  return Array.from({ length: row.count }, (_, index) => {
    const document = peekUri({ uri, template: template.name, row: index }, task.name, row.count);
    const character = index === row.index && anchor.character > 0 ? 1 : 0;
    return new vscode.Location(document, new vscode.Position(firstLine, character));
  });
}
