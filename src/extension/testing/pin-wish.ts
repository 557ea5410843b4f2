import * as vscode from 'vscode';
import type { TaskPlan } from './plan-run';

/** What to pin, as a menu, a button or a key binding says it. */
export type PinWish =
  | { readonly kind: 'items'; readonly items: readonly vscode.TestItem[]; readonly isFailure: boolean }
  | { readonly kind: 'file'; readonly uri: vscode.Uri }
  /** Nothing was said: the palette. */
  | { readonly kind: 'open' };

/** Reads a command's arguments: a test item with the others that are selected, a failure's test, or a file. */
export function readWish(argument: unknown, selected: unknown): PinWish {
  if (argument instanceof vscode.Uri) return { kind: 'file', uri: argument };
  if (isFailure(argument)) return { kind: 'items', items: argument.test ? [argument.test] : [], isFailure: true };
  const items = [argument, ...(Array.isArray(selected) ? (selected as readonly unknown[]) : [selected])].filter(isItem);
  return items.length > 0 ? { kind: 'items', items: [...new Set(items)], isFailure: false } : { kind: 'open' };
}

/** The names of the templates that a plan means; undefined for all of the task. */
export function namesOf({ isWhole, templates }: TaskPlan): readonly string[] | undefined {
  return isWhole ? undefined : [...templates.keys()];
}

/** What menus of test messages give. */
function isFailure(value: unknown): value is { readonly test?: vscode.TestItem } {
  return typeof value === 'object' && value !== null && 'message' in value && !('children' in value);
}

function isItem(value: unknown): value is vscode.TestItem {
  return typeof value === 'object' && value !== null && 'children' in value && 'canResolveChildren' in value;
}
