import type { PromptSourceFile, PromptSourceTemplate } from '../../formats';
import { knownCluster, UNKNOWN_CLUSTER } from '../clusters';
import { namesRead, renameUses } from '../rename-uses';
import type { ChoicesDraft, TaskDraft, TemplateDraft } from '../task-draft';
import { splitBody } from './body';
import { readAnswerChoices } from './choices';
import { fileExtras, PROMPTSOURCE_KEY, templateExtras } from './extras';
import { readMetrics } from './metrics';

/** A PromptSource file as a task of ours, under a name that the caller has chosen. */
export function convertPromptSource(file: PromptSourceFile, name: string): TaskDraft {
  const { dataset, subset } = file;
  const rename = hiddenColumns(file);
  const templates = file.templates.map((template) => convertTemplate(template, rename));
  const shared = sharedChoices(templates);
  const metrics = sharedMetrics(templates);
  const origin = subset ? `${dataset}/${subset}` : dataset;
  return {
    name,
    note: `From PromptSource: ${origin.replaceAll(/\s+/g, ' ')}`,
    cluster: knownCluster(dataset, subset ?? undefined) ?? UNKNOWN_CLUSTER,
    ...languageOf(file),
    data: {
      source: { kind: 'hf', id: dataset, ...(subset ? { config: subset } : {}) },
      ...(rename.size > 0 ? { rename } : {}),
    },
    ...(shared === undefined ? {} : { choices: shared }),
    ...(metrics === undefined ? {} : { metrics }),
    templates: templates.map((template) => withoutShared(template, shared, metrics)),
    extras: new Map([[PROMPTSOURCE_KEY, fileExtras(file)]]),
  };
}

function convertTemplate(template: PromptSourceTemplate, rename: ReadonlyMap<string, string>): TemplateDraft {
  const { key, name, jinja, answerChoices, metadata } = template;
  const { body, layout } = splitBody(renameUses(jinja, rename));
  const choices = answerChoices ? readAnswerChoices(renameUses(answerChoices, rename)) : undefined;
  const metrics = readMetrics(metadata?.metrics ?? []);
  return {
    name: name === '' ? key : name,
    kind: metadata?.originalTask === false ? 'other' : 'original',
    body,
    ...(choices === undefined ? {} : { choices }),
    scoring: choices !== undefined && (metrics.length === 0 || metrics.includes('accuracy')) ? 'rank' : 'generate',
    metrics,
    extras: new Map([[PROMPTSOURCE_KEY, templateExtras(template, layout)]]),
  };
}

/**
 * A task's choices hide columns of the names `choices` and `options_`, which PromptSource's templates may read beside
 * their answer choices (`{{ choices.text }}`): such columns get another name.
 */
function hiddenColumns({ templates }: PromptSourceFile): Map<string, string> {
  const read = templates.filter(({ answerChoices }) => answerChoices).flatMap(({ jinja }) => [...namesRead(jinja)]);
  const taken = new Set(templates.flatMap(({ jinja }) => [...namesRead(jinja)]));
  const rename = new Map<string, string>();
  for (const column of ['choices', 'options_']) {
    if (!read.includes(column)) continue;
    let name = `${column.replace(/_$/, '')}_column`;
    while (taken.has(name)) name += '_';
    rename.set(column, name);
  }
  return rename;
}

/** The choices of every template, where they all have the same. */
function sharedChoices([first, ...others]: readonly TemplateDraft[]): ChoicesDraft | undefined {
  const text = JSON.stringify(first?.choices);
  return others.every(({ choices }) => JSON.stringify(choices) === text) ? first?.choices : undefined;
}

function sharedMetrics([first, ...others]: readonly TemplateDraft[]): readonly string[] | undefined {
  const text = first?.metrics?.join();
  return others.every(({ metrics }) => metrics?.join() === text) ? first?.metrics : undefined;
}

/** What the task says need not be said again. */
function withoutShared(
  template: TemplateDraft,
  shared: ChoicesDraft | undefined,
  sharedMetric: readonly string[] | undefined,
): TemplateDraft {
  const { choices, scoring, metrics, ...rest } = template;
  const usual = shared === undefined ? 'generate' : 'rank';
  return {
    ...rest,
    ...(shared === undefined && choices !== undefined ? { choices } : {}),
    ...(scoring === undefined || scoring === usual ? {} : { scoring }),
    ...(sharedMetric === undefined && metrics !== undefined ? { metrics } : {}),
  };
}

/** The language that all templates are said to be in, where it is one and not English. */
function languageOf({ templates }: PromptSourceFile): { readonly language?: string } {
  const languages = new Set(templates.flatMap(({ metadata }) => metadata?.languages ?? []));
  const [language] = languages;
  return language !== undefined && languages.size === 1 && language !== 'en' ? { language } : {};
}
