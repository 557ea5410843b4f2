import type { Problem } from '../../text';
import { targetNotAChoice, unusedChoices } from './cures/answers';
import { choicesInPrompt, choicesNotInPrompt } from './cures/choices-notes';
import { missingFile, newColumn, strayEntry } from './cures/data-columns';
import { unknownCluster, unknownTask, unmatchedPattern } from './cures/did-you-mean';
import { duplicateTaskName, duplicateTemplateName, duplicateTemplateText } from './cures/duplicates';
import { jinjaSyntax } from './cures/jinja-syntax';
import { labelOutsideChoices } from './cures/labels';
import { unfitMetric } from './cures/metrics';
import { missingKey } from './cures/missing-key';
import { bareExpression, brokenSplit, emptyFile, missingSeparator, textAsChoices } from './cures/task-format';
import { unknownField } from './cures/unknown-field';
import { unknownKey } from './cures/unknown-key';
import { doubledPunctuation, lostEscape, missingSpace, unusedVariable } from './cures/written-text';
import { notYet, unusedKey, wrongValue } from './cures/wrong-value';
import { wrongType } from './cures/wrong-type';
import { yamlSyntax } from './cures/yaml-syntax';
import type { Ailment, Cure, Remedy } from './remedy';

/** What can be done about a code besides the fix that the check itself may have given with the problem. */
const cures: Readonly<Record<string, Cure>> = {
  'choices-in-prompt': choicesInPrompt,
  'choices-not-an-expression': textAsChoices,
  'choices-not-in-prompt': choicesNotInPrompt,
  'cluster-unknown': unknownCluster,
  'column-missing': strayEntry,
  'column-new': newColumn,
  'column-type': strayEntry,
  'doubled-punctuation': doubledPunctuation,
  'duplicate-task-name': duplicateTaskName,
  'duplicate-template-name': duplicateTemplateName,
  'duplicate-template-text': duplicateTemplateText,
  'file-empty': emptyFile,
  'file-missing': missingFile,
  'held-out-task-unknown': unknownTask,
  'jinja-syntax': jinjaSyntax,
  'label-outside-choices': labelOutsideChoices,
  'lost-escape': lostEscape,
  'missing-key': missingKey,
  'missing-space': missingSpace,
  'no-task-matches': unmatchedPattern,
  'not-yet': notYet,
  'rename-missing': strayEntry,
  'separator-missing': missingSeparator,
  'source-key-unused': unusedKey,
  'split-invalid': brokenSplit,
  'target-not-a-choice': targetNotAChoice,
  'unfit-metric': unfitMetric,
  'unknown-field': unknownField,
  'unknown-key': unknownKey,
  'unused-choices': unusedChoices,
  'unused-variable': unusedVariable,
  'value-not-an-expression': bareExpression,
  'weight-unknown': unknownTask,
  'wrong-type': wrongType,
  'wrong-value': wrongValue,
  'yaml-syntax': yamlSyntax,
};

/** Fixes of these are the nearest of several names: right nearly always, but a guess. */
const guessed: ReadonlySet<string> = new Set([
  'jinja-unknown-filter',
  'jinja-unknown-test',
  'unknown-field',
  'unknown-key',
  'wrong-value',
]);

/** The cures of a problem, the most likely one first. */
export async function remediesOf(ailment: Ailment): Promise<readonly Remedy[]> {
  const { problem } = ailment;
  const more = Object.hasOwn(cures, problem.code) ? await cures[problem.code]!(ailment) : [];
  return [...ownFix(problem), ...more];
}

function ownFix({ fix, code }: Problem): readonly Remedy[] {
  return fix ? [{ ...fix, isCertain: !guessed.has(code) }] : [];
}
