import {
  CompletionItemKind,
  DiagnosticSeverity,
  DocumentHighlightKind,
  FoldingRangeKind,
  InsertTextFormat,
  MarkupKind,
  SemanticTokensBuilder,
  SymbolKind,
  type CodeLens as LspCodeLens,
  type CompletionItem as LspCompletionItem,
  type Diagnostic as LspDiagnostic,
  type DocumentHighlight as LspHighlight,
  type DocumentSymbol as LspDocumentSymbol,
  type FoldingRange as LspFoldingRange,
  type Hover as LspHover,
  type InlayHint as LspInlayHint,
  type SemanticTokens,
  type WorkspaceEdit as LspWorkspaceEdit,
  type SymbolInformation,
} from 'vscode-languageserver';
import {
  semanticTokenTypes,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type Highlight,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type SemanticToken,
  type WorkspaceSymbol,
  type WorkspaceEdit,
} from '../language';
import { docsSection } from './docs-section';

/** The service's words in the protocol's numbers; all else has the protocol's shape already. */

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const completionKinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  field: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
  filter: CompletionItemKind.Function,
  test: CompletionItemKind.Function,
  function: CompletionItemKind.Function,
  tag: CompletionItemKind.Keyword,
  file: CompletionItemKind.File,
};

const symbolKinds = {
  task: SymbolKind.Module,
  recipe: SymbolKind.Module,
  template: SymbolKind.Class,
  field: SymbolKind.String,
  section: SymbolKind.Property,
  cluster: SymbolKind.Namespace,
};

/** @param docs the URI of the page about the checks, `{section}` standing for the section that explains a code */
export function toDiagnostic({ range, severity, code, message }: Diagnostic, docs?: string): LspDiagnostic {
  const link = docs === undefined ? {} : { codeDescription: { href: docs.replace('{section}', docsSection(code)) } };
  return { range, severity: severities[severity], code, message, source: 'flan', ...link };
}

export function toCompletionItem({
  kind,
  documentation,
  edit,
  snippet,
  goesOn,
  filterText,
  ...rest
}: CompletionItem): LspCompletionItem {
  return {
    ...rest,
    kind: completionKinds[kind],
    ...(documentation ? { documentation: { kind: MarkupKind.Markdown, value: documentation } } : {}),
    textEdit: edit,
    filterText: filterText ?? rest.label,
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // The editors' own word for asking again at the cursor; those without it leave the command alone.
    ...(goesOn ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

export function toHover({ contents, range }: Hover): LspHover {
  return { contents: { kind: MarkupKind.Markdown, value: contents }, range };
}

export function toSymbol({ kind, selection, children, ...rest }: DocumentSymbol): LspDocumentSymbol {
  return { ...rest, kind: symbolKinds[kind], selectionRange: selection, children: children.map(toSymbol) };
}

export function toWorkspaceSymbol({ name, kind, container, location }: WorkspaceSymbol): SymbolInformation {
  return { name, kind: symbolKinds[kind], location, ...(container ? { containerName: container } : {}) };
}

export function toFoldingRange({ startLine, endLine, kind }: FoldingRange): LspFoldingRange {
  return { startLine, endLine, ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}) };
}

export function toCodeLens({ range, title, command }: CodeLens): LspCodeLens {
  return { range, command: { title, command: command?.name ?? '', arguments: [...(command?.arguments ?? [])] } };
}

export function toInlayHint({ position, label, tooltip }: InlayHint): LspInlayHint {
  return { position, label, paddingLeft: true, ...(tooltip ? { tooltip } : {}) };
}

export function toSemanticTokens(tokens: readonly SemanticToken[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { line, character, length, type } of tokens) {
    builder.push(line, character, length, semanticTokenTypes.indexOf(type), 0);
  }
  return builder.build();
}

export function toHighlight({ range, kind }: Highlight): LspHighlight {
  return { range, kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
}

export function toWorkspaceEdit({ files }: WorkspaceEdit): LspWorkspaceEdit {
  return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
}
