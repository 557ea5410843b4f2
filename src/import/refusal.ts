import * as l10n from '@vscode/l10n';
import type { ReportItem } from './report/report';
import type { SourceText } from './source-text';

/** Why nothing of a path can be imported, before any importer looks at it. */
export type Refusal = Exclude<SourceText['kind'], 'text'> | 'empty' | 'ours' | 'unknown';

/** @param titles the known formats, named for people */
export function refusal(file: string, kind: Refusal, titles: readonly string[]): ReportItem {
  const [why, remedy] = words(kind, titles);
  const what = kind === 'folder' ? l10n.t('the folder') : l10n.t('the file');
  return { file, line: 1, column: 1, what, why, remedy };
}

function words(kind: Refusal, titles: readonly string[]): readonly [why: string, remedy: string] {
  switch (kind) {
    case 'missing':
      return [
        l10n.t('There is no such file.'),
        l10n.t('Correct the path; a glob has to match at least one file, a folder has to be there.'),
      ];
    case 'folder':
      return [
        l10n.t('The folder holds no file that could be imported.'),
        l10n.t('Choose a folder with YAML, Python, JSON or JSON Lines files in it, or name the files.'),
      ];
    case 'unreadable':
      return [l10n.t('The file may not be read.'), l10n.t('Check its permissions.')];
    case 'not-text':
      return [l10n.t('The file is no UTF-8 text.'), l10n.t('Save it as UTF-8, if it is text in another encoding.')];
    case 'empty':
      return [l10n.t('The file is empty.'), ''];
    case 'ours':
      return [
        l10n.t('It is a task or recipe file already.'),
        l10n.t('Use it as it is; only files of other projects are imported.'),
      ];
    case 'unknown':
      return [
        l10n.t('Its content is of no format that is known.'),
        l10n.t(
          'Known are: {0}. If it is one of these, look at its first lines, or import it with --from on the command line, which says what is wrong.',
          titles.join(', '),
        ),
      ];
  }
}
