import * as vscode from 'vscode';
import { LANGUAGE_VARIABLE } from '../locale';
import type { HubAccess } from './hub/hub-access';

/** Variables for the processes that this extension starts: how they reach the hub, and which language they speak. */
export async function processEnvironment(hub: HubAccess): Promise<Readonly<Record<string, string>>> {
  return { ...(await hub.environment()), [LANGUAGE_VARIABLE]: vscode.env.language };
}
