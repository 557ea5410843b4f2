import type { EditorContext } from '../context';
import { templateTarget } from './template-target';

/**
 * Opens the preview.
 * @param target from a code lens the template, from a menu the file; the active editor's template where absent.
 */
export async function previewTemplate(context: EditorContext, target?: unknown): Promise<void> {
  const meant = await templateTarget(target);
  if (meant) context.preview.open(meant.uri, meant.choice);
}
