import {
  CodeActionTriggerKind,
  type CodeAction as LspCodeAction,
  type Connection,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { CodeAction, LanguageService, SnippetEdit, TextDocument } from '../language';
import type { Capabilities } from './capabilities';
import { toDiagnostic } from './convert';
import type { Workspace } from './workspace';

/** Answers what can be done at a place of a file, with the kinds that the client asks for. */
export function registerCodeActions(
  connection: Connection,
  service: LanguageService,
  workspace: Workspace,
  capabilities: Capabilities,
): void {
  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only, triggerKind } }, token) => {
    const document = await workspace.document(uri);
    if (!document) return null;
    const request = {
      ...(only ? { only } : {}),
      automatic: triggerKind === CodeActionTriggerKind.Automatic,
    };
    const actions = await service.codeActions(document, range, request, token);
    return actions.map((action) => toCodeAction(document, action, capabilities));
  });
}

/** In the protocol's words; edits name the version that they are made for, so that a client can refuse old ones. */
function toCodeAction(
  document: TextDocument,
  { title, kind, diagnostics, edits, command, preferred }: CodeAction,
  { edits: can, docs }: Capabilities,
): LspCodeAction {
  return {
    title,
    kind,
    ...(diagnostics.length > 0 ? { diagnostics: diagnostics.map((diagnostic) => toDiagnostic(diagnostic, docs)) } : {}),
    ...(kind === 'quickfix' ? { isPreferred: preferred } : {}),
    ...(edits.length > 0 ? { edit: toEdit(document, edits, can) } : {}),
    ...(command ? { command: { title, command: command.name, arguments: [...command.arguments] } } : {}),
  };
}

function toEdit(
  { uri, version }: TextDocument,
  edits: readonly SnippetEdit[],
  { versions, snippets }: Capabilities['edits'],
): WorkspaceEdit {
  const plain = edits.map(({ range, newText }): TextEdit => ({ range, newText }));
  if (!versions) return { changes: { [uri]: plain } };
  const written = edits.map(({ snippet }, index): TextEdit | SnippetTextEdit =>
    snippet === undefined || !snippets
      ? plain[index]!
      : { range: plain[index]!.range, snippet: { kind: 'snippet', value: snippet } },
  );
  // Versions below those that editors count are our own, of stored files.
  return { documentChanges: [{ textDocument: { uri, version: version > 0 ? version : null }, edits: written }] };
}
