import type { EditorContext } from '../context';
import { peekPreview } from './peek-preview';
import { previewTemplate } from './preview-template';
import { registrar } from './registrar';

/** Binds the commands of package.json that need no process. Arguments come from menus and buttons, so each is checked. */
export function registerEditorCommands(context: EditorContext): void {
  const register = registrar(context);
  register('flan.previewTemplate', (target) => previewTemplate(context, target));
  register('flan.peekPreview', (target) => peekPreview(context, target));
  register('flan.showLog', () => context.log.show());
}
