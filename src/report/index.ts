/**
 * A run's results as people read them: view models, SVG charts, a text table and an HTML report. Pure functions of the
 * run's files, without DOM or file access, so that the editor's panel and the command line show the same.
 *
 * A panel needs three calls: `renderBody(readRun(files))` inside `<main class="flan-report">`, with `reportStyles()`
 * in the page's style sheet. The body carries no scripts and no style attributes, so that a strict content security
 * policy can hold.
 */
export type {
  ClusterView,
  DevBestView,
  DevLook,
  LossPoint,
  LossSeries,
  NoticeView,
  ProgressView,
  RunView,
  SeedView,
  TaskView,
  TemplateView,
} from './view';
export { readRun } from './read-run';
export type { ComparedFigures, QuestionCounts, RunsComparison, SettingDifference } from './compare-runs';
export { compareRuns } from './compare-runs';
export { renderComparison } from './comparison-body';
export { shortResult } from './short-result';
export { lossChart } from './loss-chart';
export { failureText, lookText, progressOf } from './progress';
export { heldOutChart } from './held-out-chart';
export type { TableOptions } from './table';
export { renderTable } from './table';
export { renderBody } from './body';
export { reportStyles } from './styles';
export { renderHtml } from './html';
export { environmentMarkdown, renderEnvironment } from './environment';
