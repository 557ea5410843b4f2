import type { Value } from '../../value';
import { dumpYaml, Tagged, type DumpNode } from '../pyyaml/dump';
import type { PromptSourceFile, PromptSourceMetadata, PromptSourceTemplate } from './file';

/** A `templates.yaml` as PromptSource itself writes it, so that what did not change makes no difference in a diff. */
export function printPromptSource({ dataset, subset, templates, stray }: PromptSourceFile): string {
  const bodies = new Map(templates.map((template) => [template.key, templateNode(template)]));
  return dumpYaml(present([['dataset', dataset], ['subset', subset], ['templates', bodies], ...stray]));
}

function templateNode({ id, name, jinja, answerChoices, reference, metadata, stray }: PromptSourceTemplate): Tagged {
  return new Tagged(
    '!Template',
    present([
      ['answer_choices', answerChoices],
      ['id', id],
      ['jinja', jinja],
      ['metadata', metadata && metadataNode(metadata)],
      ['name', name],
      ['reference', reference],
      ...stray,
    ]),
  );
}

function metadataNode(metadata: PromptSourceMetadata): Tagged {
  const { anchor, choicesInPrompt, languages, metrics, originalTask, stray } = metadata;
  return new Tagged(
    '!TemplateMetadata',
    present([
      ['choices_in_prompt', choicesInPrompt],
      ['languages', listOf(languages)],
      ['metrics', listOf(metrics)],
      ['original_task', originalTask],
      ...stray,
    ]),
    anchor,
  );
}

function listOf(texts: readonly string[] | null | undefined): Value | undefined {
  return texts ? [...texts] : texts;
}

/** Without the keys that the record does not have. */
function present(entries: readonly (readonly [string, DumpNode | undefined])[]): Map<string, DumpNode> {
  return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
