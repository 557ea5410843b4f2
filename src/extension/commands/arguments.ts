import * as vscode from 'vscode';

/** What commands are given comes from menus, buttons, key bindings and tree items, so each is checked. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A file from a menu, its address from a code lens, or a tree item that stands for one. */
export function asUri(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument === 'string') return vscode.Uri.parse(argument);
  return isRecord(argument) && typeof argument['uri'] === 'string' ? vscode.Uri.parse(argument['uri']) : undefined;
}

/** The folder of a run, or a tree item that stands for one. */
export function asRun(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  return isRecord(argument) && typeof argument['dir'] === 'string' ? argument['dir'] : undefined;
}
