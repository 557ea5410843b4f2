import * as vscode from 'vscode';
import type { JudgedVariants, Variant } from '../../language';
import { templateTarget } from '../commands/template-target';
import type { EditorContext } from '../context';
import { pickModel } from './pick-model';

/** As many as FLAN's templates need to differ, and as few as a person reads. */
const count = 4;

/**
 * Has a language model that the user already has draft variants of a template. Each draft is rendered on the sample and
 * checked; sound ones are offered, and go into the file behind the template. Nothing but templates and the names of
 * columns is sent.
 *
 * @param target from a code lens the template, else the one that the cursor is in
 */
export async function draftVariants(context: EditorContext, target: unknown): Promise<void> {
  const { t } = vscode.l10n;
  const meant = await templateTarget(target);
  if (!meant) return;
  const model = await pickModel();
  if (!model) return;
  const uri = meant.uri.toString();
  await context.server.started;
  const token = new vscode.CancellationTokenSource().token;
  const shown = await context.server.preview({ uri, template: meant.choice, row: { kind: 'index', index: 0 } }, token);
  if (shown.kind === 'unavailable') {
    await vscode.window.showErrorMessage(shown.message);
    return;
  }
  const template = shown.template.name;
  const question = await context.server.variantQuestion({ uri, template, count });
  if (!question) {
    await vscode.window.showErrorMessage(t('There is no template "{0}" in this file to vary.', template));
    return;
  }
  const judged = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      cancellable: true,
      title: t('{0} drafts variants of {1}', model.name, template),
    },
    (_progress, cancel) => ask(context, model, question.text, { uri, template }, cancel),
  );
  if (judged) await offer(meant.uri, judged);
}

async function ask(
  context: EditorContext,
  model: vscode.LanguageModelChat,
  question: string,
  about: { readonly uri: string; readonly template: string },
  cancel: vscode.CancellationToken,
): Promise<JudgedVariants | undefined> {
  try {
    const response = await model.sendRequest([vscode.LanguageModelChatMessage.User(question)], {}, cancel);
    let answer = '';
    for await (const part of response.text) answer += part;
    return cancel.isCancellationRequested
      ? undefined
      : await context.server.judgeVariants({ ...about, answer }, cancel);
  } catch (error) {
    if (cancel.isCancellationRequested) return undefined;
    context.log.error('Variants could not be drafted.', error);
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(vscode.l10n.t('{0} did not answer: {1}', model.name, reason));
    return undefined;
  }
}

interface VariantItem extends vscode.QuickPickItem {
  readonly variant: Variant;
}

/** Sound drafts to pick from; of the others the log keeps why they are none. */
async function offer(uri: vscode.Uri, { variants, at }: JudgedVariants): Promise<void> {
  const { t } = vscode.l10n;
  const sound = variants.filter(({ faults }) => faults.length === 0);
  if (sound.length === 0) {
    const [first] = variants.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
    await vscode.window.showWarningMessage(
      first === undefined
        ? t('The answer holds no template.')
        : t('None of the {0} drafts is sound. {1}', variants.length, first),
    );
    return;
  }
  const items = sound.map((variant): VariantItem => ({
    label: variant.name,
    detail: (variant.prompt ?? '').replaceAll(/\s*\n\s*/g, ' ⏎ '),
    picked: true,
    variant,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: t('Variants that render and pass the checks: {0} of {1}', sound.length, variants.length),
    placeHolder: t('Pick those to add behind the template'),
    matchOnDetail: true,
  });
  if (!picked || picked.length === 0) return;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(at.line, at.character), picked.map(({ variant }) => variant.newText).join(''));
  await vscode.workspace.applyEdit(edit);
}
