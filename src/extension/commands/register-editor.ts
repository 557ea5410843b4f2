import type { EditorContext } from '../context';
import { peekPreview } from './peek-preview';
import { openItem, revealInTasks, showRows } from './items';
import { previewTemplate } from './preview-template';
import { registrar } from './registrar';
import { draftVariants } from '../model/draft-variants';
import { registerTools } from '../model/tools';
import { pinSnapshots } from '../testing/pin-snapshots';
import { checkTemplate } from './check-template';
import { showProblems } from './show-problems';

/** Binds the commands of package.json that need no process. Arguments come from menus and buttons, so each is checked. */
export function registerEditorCommands(context: EditorContext): void {
  const register = registrar(context);
  register('flan.previewTemplate', (target) => previewTemplate(context, target));
  register('flan.peekPreview', (target) => peekPreview(context, target));
  register('flan.openItem', (item) => openItem(item));
  register('flan.showRows', (item) => showRows(context, item));
  register('flan.revealInTasks', () => revealInTasks(context));
  register('flan.showProblems', () => showProblems(context));
  register('flan.checkTemplate', (target) => checkTemplate(context, target));
  register('flan.pinSnapshot', (argument, all) => pinSnapshots(context, 'new', argument, all));
  register('flan.updateSnapshots', (argument, all) => pinSnapshots(context, 'update', argument, all));
  register('flan.draftVariants', (target) => draftVariants(context, target));
  registerTools(context);
  register('flan.showLog', () => context.log.show());
}
