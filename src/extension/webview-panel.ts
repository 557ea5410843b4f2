import * as vscode from 'vscode';
import { webviewPage } from './webview-page';

/** Which bundle a panel runs and what stands in its page before the bundle draws. */
export interface PanelContent {
  /** `dist/webview/NAME.js` and `.css`. */
  readonly bundle: 'comparison' | 'preview' | 'results' | 'rows';
  readonly title: string;
  readonly body: string;
  readonly strings: object;
  readonly inlineStyle?: string;
}

/** Panels may read nothing on disk but their own bundles. */
export function panelOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist', 'webview')] };
}

/** Writes the page into a new or restored panel. */
export function fillPanel(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, content: PanelContent): void {
  const { webview } = panel;
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', file)).toString();
  webview.options = panelOptions(extensionUri);
  webview.html = webviewPage({
    ...content,
    language: vscode.env.language,
    cspSource: webview.cspSource,
    nonce: globalThis.crypto.randomUUID(),
    script: address(`${content.bundle}.js`),
    style: address(`${content.bundle}.css`),
  });
}

export function panelIcon(
  extensionUri: vscode.Uri,
  name: 'preview' | 'results' | 'rows',
): { light: vscode.Uri; dark: vscode.Uri } {
  const file = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `${name}-${theme}.svg`);
  return { light: file('light'), dark: file('dark') };
}
