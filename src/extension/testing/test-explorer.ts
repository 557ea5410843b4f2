import * as vscode from 'vscode';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { taskLanguage } from '../editor';
import type { OverviewStore } from '../views/overview-store';
import { onSavedTasks } from './continuous-run';
import { planRun, type TaskPlan } from './plan-run';
import { runChecks } from './run-checks';
import { testNodes } from './test-nodes';
import { TestTree } from './test-tree';

/** The Test Explorer's part of the workbench: the tree of templates, and runs that test them. One per window. */
export class TestExplorer {
  readonly #own = new Disposables();
  readonly #controller: vscode.TestController;
  readonly #profile: vscode.TestRunProfile;
  readonly #tree: TestTree;
  readonly #server: LanguageServer;
  readonly #store: OverviewStore;
  readonly #log: vscode.LogOutputChannel;
  /** Tasks whose results are those of their text as it is now. */
  readonly #fresh = new Set<vscode.TestItem>();

  constructor(store: OverviewStore, server: LanguageServer, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#server = server;
    this.#log = log;
    this.#controller = this.#own.add(vscode.tests.createTestController('flan', vscode.l10n.t('FLAN Templates')));
    this.#tree = new TestTree(this.#controller);
    this.#controller.resolveHandler = (item) => (item ? this.#tree.resolve(item) : this.ready());
    this.#profile = this.#own.add(
      this.#controller.createRunProfile(
        vscode.l10n.t('Run'),
        vscode.TestRunProfileKind.Run,
        (request, token) => this.#handle(request, token),
        true,
        undefined,
        true,
      ),
    );
    this.#own.add(store.onDidChange((overview) => this.#tree.update(testNodes(overview))));
    this.#own.add(vscode.workspace.onDidOpenTextDocument((document) => void this.#show(document)));
    this.#own.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#outdate(document.uri.toString())));
    for (const document of vscode.workspace.textDocuments) void this.#show(document);
  }

  get tree(): TestTree {
    return this.#tree;
  }

  /** Waits until the tree holds the workspace's tasks. */
  async ready(): Promise<void> {
    await this.#store.get();
  }

  /** The template that a place in a file is in, or that is next above it. */
  async templateAt(uri: string, { line }: vscode.Position): Promise<string | undefined> {
    await this.ready();
    const task = this.#tree.task(uri);
    const node = task && this.#tree.nodeOf(task);
    if (node?.kind !== 'task') return undefined;
    const own = node.children.filter(({ location }) => location.uri === uri);
    return own.findLast(({ location }) => location.range.start.line <= line)?.name;
  }

  /** Tests one template, so that the result stands in the explorer and at the template. */
  async checkTemplate(uri: string, template: string): Promise<void> {
    await this.ready();
    const item = this.#tree.template(uri, template);
    if (item) await this.run([item]);
  }

  /** The templates that stand under these items, task by task. */
  plan(items: readonly vscode.TestItem[]): readonly TaskPlan[] {
    return planRun(this.#tree, this.#controller.items, { include: items, exclude: undefined });
  }

  /** Tests what stands under these items. */
  async run(items: readonly vscode.TestItem[]): Promise<void> {
    const request = new vscode.TestRunRequest(items, undefined, this.#profile, false, true);
    await this.#run(request, this.plan(items));
  }

  /** Results of these items no longer say how things stand. */
  outdate(items: readonly vscode.TestItem[]): void {
    this.#controller.invalidateTestResults(items);
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #handle(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    await this.ready();
    const plans = (): readonly TaskPlan[] => planRun(this.#tree, this.#controller.items, request);
    if (!request.continuous) return this.#run(request, plans());
    onSavedTasks(plans, token, (saved) => {
      // A failure stands in the log; the next save tries again.
      this.#run(requestOf(request, saved), saved).catch(() => undefined);
    });
  }

  async #run(request: vscode.TestRunRequest, plans: readonly TaskPlan[]): Promise<void> {
    for (const { item } of plans) this.#fresh.add(item);
    try {
      await runChecks(this.#controller.createTestRun(request), plans, this.#server);
    } catch (error) {
      this.#log.error('A test run of templates failed.', error);
      throw error;
    }
  }

  /** An open file shows its templates' marks before anybody has opened the explorer. */
  async #show({ languageId, uri }: vscode.TextDocument): Promise<void> {
    if (languageId !== taskLanguage) return;
    try {
      await this.ready();
    } catch {
      // The server does not start, which is told elsewhere.
      return;
    }
    const item = this.#tree.task(uri.toString());
    if (item) this.#tree.resolve(item);
  }

  /** Told once per change, for an author types many times before running again. */
  #outdate(uri: string): void {
    const item = this.#tree.task(uri);
    if (item && this.#fresh.delete(item)) this.#controller.invalidateTestResults(item);
  }
}

/** Each run of a continuous request needs one of its own: the editor takes no news of a request that has ended once. */
function requestOf({ exclude, profile }: vscode.TestRunRequest, plans: readonly TaskPlan[]): vscode.TestRunRequest {
  const items = plans.flatMap(({ isWhole, item, templates }) => (isWhole ? [item] : [...templates.values()]));
  return new vscode.TestRunRequest(items, exclude, profile, true, true);
}
