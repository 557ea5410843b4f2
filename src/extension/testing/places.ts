import * as vscode from 'vscode';
import type { Location } from '../../language';

/** A range of the language service as the editor's. */
export function toRange({ range: { start, end } }: Location): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function toLocation(location: Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(location.uri), toRange(location));
}
