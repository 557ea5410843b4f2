import { speakEditorsLanguage } from '../core-texts';

/**
 * What the registry of runs reads when the workspace has recipes, not when the editor starts: recipes, their tasks and
 * reports are most of the core.
 */
export { providerNames } from '../../engine';
export { compareRuns, environmentMarkdown, renderComparison, reportStyles, shortResult } from '../../report';
export { listRuns, readEnvironment, readResults, readRunFiles, resumeRun, startRun } from '../../run';
export { ResultsPanel } from '../results/results-panel';
export { providerSetting } from './provider-setting';
export { RunMonitor } from './run-monitor';
export { runRootOf } from './run-roots';

// A program file of its own holds its own texts.
speakEditorsLanguage();
