import type { Rule } from './rule';
import { ambiguousChoice } from './rules/ambiguous-choice';
import { answerInPrompt } from './rules/answer-in-prompt';
import { choiceCount } from './rules/choice-count';
import { choiceOrder } from './rules/choice-order';
import { choicesInPrompt } from './rules/choices-in-prompt';
import { choicesNotInPrompt } from './rules/choices-not-in-prompt';
import { constantPrompt } from './rules/constant-prompt';
import { doubledPunctuation } from './rules/doubled-punctuation';
import { doubledSpace } from './rules/doubled-space';
import { doubledWord } from './rules/doubled-word';
import { duplicateTemplateName } from './rules/duplicate-template-name';
import { duplicateTemplateText } from './rules/duplicate-template-text';
import { emptyRender } from './rules/empty-render';
import { emptySplit } from './rules/empty-split';
import { fewTemplates } from './rules/few-templates';
import { goldPosition } from './rules/gold-position';
import { jinjaSyntax } from './rules/jinja-syntax';
import { labelOutsideChoices } from './rules/label-outside-choices';
import { lostEscape } from './rules/lost-escape';
import { mayPrintNothing } from './rules/may-print-nothing';
import { missingSpace } from './rules/missing-space';
import { nearDuplicate } from './rules/near-duplicate';
import { noInstruction } from './rules/no-instruction';
import { noOriginalTemplate } from './rules/no-original-template';
import { oneTarget } from './rules/one-target';
import { otherLanguage } from './rules/other-language';
import { overBudget } from './rules/over-budget';
import { overlappingSplits } from './rules/overlapping-splits';
import { paddedName } from './rules/padded-name';
import { randomOnBothSides } from './rules/random-on-both-sides';
import { repeatedRows } from './rules/repeated-rows';
import { samePromptOtherTarget } from './rules/same-prompt-other-target';
import { setInCondition } from './rules/set-in-condition';
import { setInLoop } from './rules/set-in-loop';
import { singleBraceField } from './rules/single-brace-field';
import { skewedLabels } from './rules/skewed-labels';
import { targetNotAChoice } from './rules/target-not-a-choice';
import { trailingSpace } from './rules/trailing-space';
import { trailingWhitespace } from './rules/trailing-whitespace';
import { unfitMetric } from './rules/unfit-metric';
import { unknownField } from './rules/unknown-field';
import { unsoundChoices } from './rules/unsound-choices';
import { unusedChoices } from './rules/unused-choices';
import { unusedVariable } from './rules/unused-variable';
import { yamlWordChoice } from './rules/yaml-word-choice';

/** Every rule about a task; settings and documentation list them in this order. */
export const rules: readonly Rule[] = [
  jinjaSyntax,
  unknownField,
  singleBraceField,
  lostEscape,
  targetNotAChoice,
  labelOutsideChoices,
  unsoundChoices,
  choiceCount,
  choiceOrder,
  ambiguousChoice,
  unusedChoices,
  choicesNotInPrompt,
  choicesInPrompt,
  yamlWordChoice,
  answerInPrompt,
  goldPosition,
  oneTarget,
  skewedLabels,
  samePromptOtherTarget,
  repeatedRows,
  overlappingSplits,
  unfitMetric,
  duplicateTemplateName,
  duplicateTemplateText,
  nearDuplicate,
  paddedName,
  noOriginalTemplate,
  fewTemplates,
  constantPrompt,
  noInstruction,
  otherLanguage,
  emptyRender,
  emptySplit,
  mayPrintNothing,
  overBudget,
  unusedVariable,
  setInLoop,
  setInCondition,
  randomOnBothSides,
  trailingWhitespace,
  trailingSpace,
  missingSpace,
  doubledSpace,
  doubledWord,
  doubledPunctuation,
];
