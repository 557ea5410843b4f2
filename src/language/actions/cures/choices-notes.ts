import * as l10n from '@vscode/l10n';
import { Cursor } from '../../../document';
import { bodyParts, type TaskTemplate } from '../../../task';
import { decodedAt } from '../edit/decoded';
import { editText } from '../edit/edit-text';
import { found, ofTask, remedy, type Remedy, type TaskAilment } from '../remedy';

/** Notes that promise choices in a prompt without them: it gets them, or the notes say no. */
export const choicesNotInPrompt = ofTask((ailment) => {
  const template = templateOfPrompt(ailment);
  return template ? found(withOptions(ailment, template), corrected(ailment, template, 'false')) : [];
});

/** Notes that deny choices that the prompt shows. */
export const choicesInPrompt = ofTask((ailment) => {
  const template = templateOfPrompt(ailment);
  return template ? found(corrected(ailment, template, 'true')) : [];
});

function templateOfPrompt({ parsed, problem: { span } }: TaskAilment): TaskTemplate | undefined {
  return parsed.loaded.task?.templates.find((template) => {
    const { place } = bodyParts(template).input;
    return place.start === span.start && place.end === span.end;
  });
}

function withOptions({ parsed }: TaskAilment, template: TaskTemplate): Remedy | undefined {
  const { field, span } = bodyParts(template).input;
  const decoded = decodedAt(parsed, field.map.spanToFile(span));
  if (!decoded) return undefined;
  const options = '{{ options_ }}';
  const change = { span: { start: span.end, end: span.end }, newText: `\n\n${options}` };
  return remedy(l10n.t('Add {0} to the prompt', options), editText(decoded.place, [change]));
}

/** The note where it is kept: the template's own, or PromptSource's. */
function corrected({ parsed }: TaskAilment, { index }: TaskTemplate, to: string): Remedy | undefined {
  const item = Cursor.root(parsed.loaded.document).at(['templates', index]);
  const at = item?.at(['meta', 'choices_in_prompt']) ?? item?.at(['x-promptsource', 'choices_in_prompt']);
  return at && remedy(l10n.t('Change "{0}" to {1}', 'choices_in_prompt', to), { span: at.span, newText: to });
}
