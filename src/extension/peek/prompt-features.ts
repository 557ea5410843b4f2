import * as vscode from 'vscode';
import { peekScheme } from './peek-uri';
import type { PromptDocuments } from './prompt-documents';

const legend = new vscode.SemanticTokensLegend(['comment', 'variable']);

/** Colours what the template printed apart from its own words, and leads from there back to the template. */
export function registerPromptFeatures(documents: PromptDocuments): vscode.Disposable {
  const selector = { scheme: peekScheme };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSemanticTokensProvider(selector, new Colours(documents), legend),
    vscode.languages.registerDefinitionProvider(selector, new Origins(documents)),
  );
}

class Colours implements vscode.DocumentSemanticTokensProvider {
  readonly #documents: PromptDocuments;

  constructor(documents: PromptDocuments) {
    this.#documents = documents;
  }

  /** A token of the protocol stays on one line, so a stretch over several is given line by line. */
  provideDocumentSemanticTokens(document: vscode.TextDocument): vscode.SemanticTokens {
    const builder = new vscode.SemanticTokensBuilder(legend);
    for (const { start, end, kind } of this.#documents.marksOf(document)) {
      const whole = new vscode.Range(document.positionAt(start), document.positionAt(end));
      for (let line = whole.start.line; line <= whole.end.line; line++) {
        const part = whole.intersection(document.lineAt(line).range);
        if (part && !part.isEmpty) builder.push(part, kind === 'heading' ? 'comment' : 'variable');
      }
    }
    return builder.build();
  }
}

class Origins implements vscode.DefinitionProvider {
  readonly #documents: PromptDocuments;

  constructor(documents: PromptDocuments) {
    this.#documents = documents;
  }

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.DefinitionLink[] {
    const offset = document.offsetAt(position);
    const mark = this.#documents.marksOf(document).find(({ start, end }) => start <= offset && offset <= end);
    if (mark?.source === undefined) return [];
    const { uri, range } = mark.source;
    const { start, end } = range;
    return [
      {
        originSelectionRange: new vscode.Range(document.positionAt(mark.start), document.positionAt(mark.end)),
        targetUri: vscode.Uri.parse(uri),
        targetRange: new vscode.Range(start.line, start.character, end.line, end.character),
      },
    ];
  }
}
