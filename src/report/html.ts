import * as l10n from '@vscode/l10n';
import { renderBody } from './body';
import { escape } from './escape';
import { reportStyles } from './styles';
import type { RunView } from './view';

/** The report as one page that needs nothing else: no network, no scripts, light or dark as the reader's system is. */
export function renderHtml(view: RunView): string {
  return `<!doctype html>
<html lang="${l10n.t('en')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(`${view.name} ${view.stamp}`)}</title>
<style>
html { background: #ffffff; }
@media (prefers-color-scheme: dark) { html { background: #16191d; } }
body { margin: 0; }${reportStyles()}</style>
</head>
<body>
<main class="flan-report">
${renderBody(view)}
</main>
</body>
</html>
`;
}
