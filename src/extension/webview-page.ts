/** What the shell of a panel is made of. Addresses are those that `asWebviewUri` gives. */
export interface WebviewPage {
  readonly title: string;
  /** Of the user interface, such as `en`. */
  readonly language: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  /** New for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** Further style rules, of our own making. */
  readonly inlineStyle?: string;
  /** Markup of our own making, without scripts. */
  readonly body: string;
  /** Translated words for the panel. */
  readonly strings: object;
}

/**
 * The page of a panel: nothing may load or run except our own bundle and style sheets. Charts carry no style
 * attributes, so styles need no `unsafe-inline` either.
 */
export function webviewPage(page: WebviewPage): string {
  const policy = [
    "default-src 'none'",
    `style-src ${page.cspSource} 'nonce-${page.nonce}'`,
    `font-src ${page.cspSource}`,
    `script-src 'nonce-${page.nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escape(page.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(page.title)}</title>
<link rel="stylesheet" href="${escape(page.style)}">
${page.inlineStyle === undefined ? '' : `<style nonce="${page.nonce}">${page.inlineStyle}</style>`}
</head>
<body>
${page.body}
<script id="strings" type="application/json">${jsonForScript(page.strings)}</script>
<script nonce="${page.nonce}" src="${escape(page.script)}"></script>
</body>
</html>`;
}

/** JSON that cannot close the script element it stands in. */
function jsonForScript(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
