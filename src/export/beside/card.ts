import type { Recipe } from '../../recipe';
import type { Task } from '../../task';
import type { ExportManifest, ManifestFile } from '../manifest/manifest';
import { rowFormats } from '../row-formats';
import { scalar } from './config-text';

/**
 * `README.md`: a dataset card, whose YAML block the hub and `datasets.load_dataset(FOLDER, FORMAT)` read: one
 * configuration per format, one split per part.
 */
export function datasetCard(recipe: Recipe, tasks: readonly Task[], manifest: ExportManifest): string {
  const languages = [...new Set(tasks.map(({ language }) => language))].sort();
  return [
    '---',
    `pretty_name: ${scalar(manifest.run)}`,
    'language:',
    ...languages.map((language) => `- ${scalar(language)}`),
    'tags:',
    '- instruction-tuning',
    '- flan',
    ...configs(manifest.files),
    '---',
    '',
    `# ${manifest.run}`,
    '',
    `The instruction-tuning mixture of the recipe \`${manifest.recipe.file}\`, written by FLAN Workbench ${manifest.version}.`,
    `\`export.json\` lists the files with their SHA-256, and what became of the rows.`,
    '',
    ...parts(manifest),
    '',
    '## White space',
    '',
    manifest.whitespace.statement,
    '',
    '## Where a row comes from',
    '',
    'Trainers ignore the columns that begin with `flan_`: `flan_task`, `flan_cluster`, `flan_template`,',
    '`flan_template_hash`, `flan_kind` (original, inverted, cot, other), `flan_style` (zs_opt where the choices stand in',
    'the prompt, else zs_noopt), `flan_split` and `flan_row` (the source row), `flan_seed` (of the rendering),',
    '`flan_choices` (a JSON list, empty where there are none) and `flan_gold` (the right choice, -1 where there is none).',
    '',
    ...(recipe.holdOut.clusters.length + recipe.holdOut.tasks.length > 0
      ? [
          '## Held out',
          '',
          `Clusters and tasks: ${[...recipe.holdOut.clusters, ...recipe.holdOut.tasks].join(', ')}. They are in the split \`held_out\` only: train on \`train\`.`,
          '',
        ]
      : []),
  ].join('\n');
}

function configs(files: readonly ManifestFile[]): string[] {
  const lines = rowFormats.flatMap(({ id }) => {
    const ofFormat = ['train', 'dev', 'held_out'].flatMap((part) =>
      // A split without rows has no columns, and `datasets` would not load the others for it.
      files.filter((file) => file.format === id && file.part === part && file.rows !== 0),
    );
    return ofFormat.length === 0
      ? []
      : [
          `- config_name: ${id}`,
          '  data_files:',
          ...ofFormat.flatMap(({ part, path }) => [`  - split: ${part!}`, `    path: ${scalar(path)}`]),
        ];
  });
  return lines.length === 0 ? [] : ['configs:', ...lines];
}

function parts({ parts: exported, lengths }: ExportManifest): string[] {
  const entries = Object.entries(exported);
  if (entries.length === 0) return [];
  return [
    '| part | rows | blank | failed | too long | shortened |',
    '| --- | --: | --: | --: | --: | --: |',
    ...entries.map(
      ([name, { written, blank, failed, dropped, truncated }]) =>
        `| ${name} | ${[written, blank, failed, dropped, truncated].join(' | ')} |`,
    ),
    '',
    lengths.applied
      ? `Training rows have at most ${lengths.input} tokens of prompt and ${lengths.target} of completion (${lengths.overflow}).`
      : `The recipe's lengths were not applied. ${lengths.why}`,
  ];
}
