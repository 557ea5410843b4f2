import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { ParsedDocument } from '../parsed-document';
import { studyRecipe } from './study-recipe';
import { studyTask } from './study-task';

/** Looks at more rows of a file than there is time for between two keystrokes; see `LanguageService.study`. */
export async function study(context: Context, parsed: ParsedDocument, cancel?: Cancellation): Promise<boolean> {
  switch (parsed.kind) {
    case 'task':
      return studyTask(context, parsed, cancel);
    case 'recipe':
      return studyRecipe(context, parsed, cancel);
    case 'snapshot':
    case 'other':
      return false;
  }
}
