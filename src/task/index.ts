/**
 * The task file `NAME.task.flan.yaml`: its schema, reading it with every place kept, and rendering rows through its
 * templates.
 */
export type { SchemaCode } from '../document';
export type { TaskCode } from './codes';
export type {
  ChoiceItem,
  Choices,
  DataField,
  JinjaField,
  LoadedTask,
  Scoring,
  Task,
  TaskBase,
  TaskTemplate,
  TemplateBody,
  TemplateKind,
} from './task';
export type { BodyKey, BodyPart } from './body';
export { bodyFields, bodyParts, separator } from './body';
export type { JoinedPrompt } from './join-prompt';
export { joinPrompt } from './join-prompt';
export type { JoinedExample, PromptForm, PromptFormat } from './prompt-form';
export { promptForm } from './prompt-form';
export { basePathOf } from './base-path';
export { leanTask } from './lean-task';
export { isSound, loadTask } from './load-task';
export { readTask } from './read-task';
export type { ExampleOptions, RenderedExample, RenderFailure, RenderFailureCode, RenderLimits } from './render-example';
export { formatOptions, isBlank, renderExample } from './render-example';
export { describeKey, taskSchema } from './schema';
export { spellsOutChoices } from './spells-out-choices';
export { templateIdentity } from './shift-template';
export { templateHash } from './template-hash';
export { safeName } from './safe-name';
