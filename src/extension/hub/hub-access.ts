import * as vscode from 'vscode';

/** The token's name among the editor's secrets. */
const tokenKey = 'flan.hub.token';

/** How processes that this extension starts reach the Hugging Face hub: its settings and the token in its secrets. */
export class HubAccess {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** Variables for a process that goes to the hub. What is not set here, the process takes from its own environment. */
  async environment(): Promise<Readonly<Record<string, string>>> {
    const token = await this.#secrets.get(tokenKey);
    const { endpoint, offline } = settings();
    return {
      ...cacheEnvironment(),
      ...(endpoint === '' ? {} : { HF_ENDPOINT: endpoint }),
      ...(offline ? { HF_HUB_OFFLINE: '1' } : {}),
      ...(token === undefined ? {} : { HF_TOKEN: token }),
    };
  }

  async setToken(token: string): Promise<void> {
    await this.#secrets.store(tokenKey, token);
  }

  async clearToken(): Promise<void> {
    await this.#secrets.delete(tokenKey);
  }
}

/** Variables for a process that only looks into the cache, such as the language server: no token, no endpoint. */
export function cacheEnvironment(): Readonly<Record<string, string>> {
  const { cacheDir } = settings();
  return cacheDir === '' ? {} : { HF_HUB_CACHE: cacheDir };
}

function settings(): { readonly endpoint: string; readonly cacheDir: string; readonly offline: boolean } {
  const hub = vscode.workspace.getConfiguration('flan.hub');
  return {
    endpoint: hub.get('endpoint', '').trim(),
    cacheDir: hub.get('cacheDir', '').trim(),
    offline: hub.get('offline', false),
  };
}
