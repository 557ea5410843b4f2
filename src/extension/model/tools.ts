import * as vscode from 'vscode';
import type { EditorContext } from '../context';

/** Where a tool's task file is: its path in the workspace, or an absolute one inside it. */
interface TaskInput {
  readonly file: string;
}

interface CheckInput extends TaskInput {
  readonly templates?: readonly string[];
}

interface RenderInput extends TaskInput {
  readonly template?: string;
  /** Of the sample, from 0. */
  readonly row?: number;
}

/** What agents can ask the workbench: which clusters there are, whether a task is sound, what a template prints. */
export function registerTools({ own, server }: EditorContext): void {
  const tool = <T>(name: string, answer: (input: T, token: vscode.CancellationToken) => Promise<unknown>): void => {
    const registered = vscode.lm.registerTool<T>(name, {
      invoke: async ({ input }, token) => {
        await server.started;
        return textResult(await answer(input, token));
      },
    });
    own.add(registered);
  };
  tool('flan_list_clusters', async () => {
    const { clusters, recipes } = await server.overview();
    return { clusters, recipes };
  });
  tool<CheckInput>('flan_check_task', async ({ file, templates }, token) =>
    server.checkTemplates({ uri: uriOf(file).toString(), ...(templates ? { templates } : {}) }, token),
  );
  tool<RenderInput>('flan_render_template', async ({ file, template, row }, token) => {
    const choice = template === undefined ? ({ kind: 'first' } as const) : ({ kind: 'name', name: template } as const);
    const uri = uriOf(file).toString();
    const model = await server.preview({ uri, template: choice, row: { kind: 'index', index: row ?? 0 } }, token);
    if (model.kind !== 'rendered') return model;
    // The places of each piece are for a person who clicks.
    return { ...model, input: model.input.text, target: model.target.text };
  });
}

/** A path of the workspace; of several folders the first that such a path names. */
function uriOf(file: string): vscode.Uri {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (/^[\w+.-]{2,}:/.test(file)) return vscode.Uri.parse(file);
  if (file.startsWith('/') || /^[A-Za-z]:[\\/]/.test(file)) return vscode.Uri.file(file);
  const named = folders.length > 1 ? folders.find(({ name }) => file.startsWith(`${name}/`)) : undefined;
  if (named) return vscode.Uri.joinPath(named.uri, file.slice(named.name.length + 1));
  const [first] = folders;
  return first ? vscode.Uri.joinPath(first.uri, file) : vscode.Uri.file(file);
}

function textResult(value: unknown): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(value, null, 1))]);
}
