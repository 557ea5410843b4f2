import * as vscode from 'vscode';
import type { Location } from '../../language';
import type { ProblemView } from '../../webview';
import type { EditorSight } from './preview-view';

/** What VS Code knows of the files that previews are of. */
export const editorSight: EditorSight = {
  textAt: ({ uri, range }, version) => {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    return document?.version === version ? document.getText(toRange(range)) : undefined;
  },
  problemsIn: ({ uri, range }) => {
    const whole = toRange(range);
    return vscode.languages
      .getDiagnostics(vscode.Uri.parse(uri))
      .filter((diagnostic) => whole.contains(diagnostic.range) && diagnostic.severity in severities)
      .map((diagnostic) => problemView(uri, diagnostic));
  },
};

/** Hints are what a user may do, not what is wrong. */
const severities: Readonly<Record<number, ProblemView['severity']>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
};

function problemView(uri: string, { severity, message, range }: vscode.Diagnostic): ProblemView {
  const { line, character } = range.start;
  return { severity: severities[severity] ?? 'info', message, place: { uri, line, character } };
}

function toRange({ start, end }: Location['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
