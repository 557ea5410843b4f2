/**
 * The report's style sheet. Every colour is a variable of its own that takes VS Code's theme colour where there is
 * one, so that the same markup is at home in the editor (light, dark, high contrast) and as a page by itself. Base and
 * tuned differ in shape (hollow, filled) as well as in colour.
 */
export function reportStyles(): string {
  return `${PALETTE}${TEXT}${TABLES}${CHARTS}${SAMPLES}`;
}

const PALETTE = `
.flan-report {
  --flan-bg: var(--vscode-editor-background, #ffffff);
  --flan-fg: var(--vscode-editor-foreground, #1d2329);
  --flan-muted: var(--vscode-descriptionForeground, #5c6670);
  --flan-line: var(--vscode-contrastBorder, var(--vscode-panel-border, #d9dee3));
  --flan-soft: var(--vscode-textCodeBlock-background, #f3f5f7);
  --flan-tuned: var(--vscode-charts-blue, #0b62c4);
  --flan-base: var(--vscode-charts-foreground, #6b7580);
  --flan-good: var(--vscode-charts-green, #1a7f37);
  --flan-bad: var(--vscode-charts-red, #c5221f);
  --flan-warn: var(--vscode-editorWarning-foreground, #9a6700);
}
@media (prefers-color-scheme: dark) {
  .flan-report {
    --flan-bg: var(--vscode-editor-background, #16191d);
    --flan-fg: var(--vscode-editor-foreground, #dfe4e8);
    --flan-muted: var(--vscode-descriptionForeground, #98a2ac);
    --flan-line: var(--vscode-contrastBorder, var(--vscode-panel-border, #323940));
    --flan-soft: var(--vscode-textCodeBlock-background, #1e2328);
    --flan-tuned: var(--vscode-charts-blue, #6cb0ff);
    --flan-base: var(--vscode-charts-foreground, #a4adb6);
    --flan-good: var(--vscode-charts-green, #56c271);
    --flan-bad: var(--vscode-charts-red, #ff7b72);
    --flan-warn: var(--vscode-editorWarning-foreground, #d8a133);
  }
}
`;

const TEXT = `
.flan-report {
  box-sizing: border-box;
  max-width: 784px;
  margin: 0 auto;
  padding: 32px 32px 64px;
  color: var(--flan-fg);
  font: 14px/1.55 var(--vscode-font-family, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif);
}
.flan-report h1 { margin: 0; font-size: 22px; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; }
.flan-report h2 { margin: 44px 0 12px; font-size: 16px; font-weight: 600; }
.flan-report h3 .note { font-weight: 400; margin-left: 6px; }
.flan-report h3 { margin: 24px 0 8px; font-size: 14px; font-weight: 600; }
.flan-report p { margin: 0 0 8px; max-width: 68ch; }
.flan-report .scroll + .note, .flan-report svg + .note { margin: 12px 0 20px; max-width: none; }
.flan-report .byline, .flan-report .note { color: var(--flan-muted); font-size: 13px; }
.flan-report .byline { margin: 4px 0 20px; }
.flan-report .headline { font-size: 17px; line-height: 1.45; font-weight: 600; text-wrap: pretty; }
.flan-report p + .headline { margin-top: 16px; }
.flan-report .byline + .headline { margin-top: 0; }
.flan-report .state { font-weight: 600; }
.flan-report .state.failed, .flan-report .state.lost { color: var(--flan-bad); }
.flan-report .state.finished { color: var(--flan-good); }
.flan-report .state.cancelled, .flan-report .state.cancelling { color: var(--flan-warn); }
.flan-report progress { display: block; width: 100%; height: 6px; margin: 12px 0 4px; accent-color: var(--flan-tuned); }
.flan-report ul { margin: 0 0 8px; padding-left: 20px; }
.flan-report code { font-family: var(--vscode-editor-font-family, ui-monospace, Menlo, Consolas, monospace); font-size: 0.92em; }
`;

const TABLES = `
.flan-report .scroll { overflow-x: auto; }
.flan-report table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 13px; }
.flan-report th, .flan-report td { padding: 3px 0 3px 14px; text-align: right; white-space: nowrap; }
.flan-report th:first-child, .flan-report td:first-child { padding-left: 0; text-align: left; }
.flan-report td.words, .flan-report th.words { text-align: left; white-space: normal; }
.flan-report thead th { color: var(--flan-muted); font-weight: 500; border-bottom: 1px solid var(--flan-line); padding-bottom: 6px; }
.flan-report tbody tr.cluster td { font-weight: 600; padding-top: 10px; }
.flan-report tbody tr.task td:first-child { padding-left: 14px; }
.flan-report tbody tr.task td { padding-top: 8px; }
.flan-report tbody tr.template td:first-child { padding-left: 28px; }
.flan-report tbody tr.template td { color: var(--flan-muted); padding-top: 1px; padding-bottom: 1px; }
.flan-report td.error { color: var(--flan-muted); font-weight: 400; padding-left: 6px; }
.flan-report td.better { color: var(--flan-good); }
.flan-report td.worse { color: var(--flan-bad); }
.flan-report dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 0; font-size: 13px; }
.flan-report dt { color: var(--flan-muted); }
.flan-report dd { margin: 0; overflow-wrap: anywhere; }
`;

const CHARTS = `
.flan-report svg.chart { display: block; width: 100%; height: auto; max-width: 720px; overflow: visible; }
.flan-report .chart text { fill: var(--flan-fg); font-family: inherit; font-size: 12px; font-variant-numeric: tabular-nums; }
.flan-report .chart .middle { text-anchor: middle; }
.flan-report .chart .end { text-anchor: end; }
.flan-report .chart .tick, .flan-report .chart .axis { fill: var(--flan-muted); font-size: 11px; }
.flan-report .chart .heading { font-weight: 600; font-size: 13px; }
.flan-report .chart .grid { stroke: var(--flan-line); stroke-width: 1; shape-rendering: crispEdges; }
.flan-report .chart .chance { stroke: var(--flan-fg); stroke-width: 1.25; stroke-dasharray: 2 3; }
.flan-report .chart .interval { stroke-width: 2.5; stroke-linecap: round; }
.flan-report .chart .interval.base { stroke: var(--flan-base); }
.flan-report .chart .interval.tuned { stroke: var(--flan-tuned); }
.flan-report .chart .dot { fill-opacity: 0.35; }
.flan-report .chart .dot.base { fill: var(--flan-base); }
.flan-report .chart .dot.tuned { fill: var(--flan-tuned); }
.flan-report .chart .mean { stroke-width: 2; }
.flan-report .chart .mean.base { fill: var(--flan-bg); stroke: var(--flan-base); }
.flan-report .chart .mean.tuned { fill: var(--flan-tuned); stroke: var(--flan-bg); }
.flan-report .chart .name { fill: var(--flan-muted); }
.flan-report .chart .value { font-weight: 600; paint-order: stroke; stroke: var(--flan-bg); stroke-width: 3px; }
.flan-report .chart .delta { font-weight: 600; fill: var(--flan-muted); }
.flan-report .chart .delta.better { fill: var(--flan-good); }
.flan-report .chart .delta.worse { fill: var(--flan-bad); }
.flan-report .chart .raw, .flan-report .chart .smooth { fill: none; stroke-linejoin: round; }
.flan-report .chart .raw { stroke-width: 1; opacity: 0.3; }
.flan-report .chart .smooth { stroke-width: 2; }
.flan-report .chart path.dev { fill: none; stroke-width: 1.5; stroke-dasharray: 5 4; }
.flan-report .chart path.seed-0 { stroke: var(--flan-tuned); }
.flan-report .chart path.seed-1 { stroke: var(--flan-good); }
.flan-report .chart path.seed-2 { stroke: var(--flan-warn); }
.flan-report .chart path.seed-3 { stroke: var(--flan-base); }
.flan-report .chart circle.seed-0, .flan-report .chart text.legend.seed-0 { fill: var(--flan-tuned); }
.flan-report .chart circle.seed-1, .flan-report .chart text.legend.seed-1 { fill: var(--flan-good); }
.flan-report .chart circle.seed-2, .flan-report .chart text.legend.seed-2 { fill: var(--flan-warn); }
.flan-report .chart circle.seed-3, .flan-report .chart text.legend.seed-3 { fill: var(--flan-base); }
`;

const SAMPLES = `
.flan-report details { border-bottom: 1px solid var(--flan-line); }
.flan-report summary { padding: 6px 0; cursor: pointer; }
.flan-report summary .where { color: var(--flan-muted); }
.flan-report .right { color: var(--flan-good); }
.flan-report .wrong { color: var(--flan-bad); }
.flan-report .sample { margin: 2px 0 14px; padding: 12px 14px; background: var(--flan-soft); border-radius: 6px; }
.flan-report pre { margin: 0 0 10px; white-space: pre-wrap; overflow-wrap: anywhere; font: 12.5px/1.5 var(--vscode-editor-font-family, ui-monospace, Menlo, Consolas, monospace); }
.flan-report .sample table { width: auto; }
.flan-report td.preferred { font-weight: 600; }
@media print { .flan-report { max-width: none; padding: 0; } }
`;
