import * as vscode from 'vscode';
import type { PreviewModel, PreviewParams, PreviewSeriesModel, RowChoice, TemplateChoice } from '../../language';
import type { PreviewPanelState } from '../../webview';
import type { LanguageServer } from '../client';

/** What a panel wants to see. */
export interface Question {
  readonly state: PreviewPanelState;
  readonly template: TemplateChoice;
  readonly row: RowChoice;
  /** Whether tokens are to be counted, for which a tokenizer may have to be read first. */
  readonly tokens: boolean;
}

/** Which rows become solved examples; the same ones for each row and template. */
const SHOT_SEED = 0;

/**
 * Asks the language server, which renders in a process of its own.
 * @param signal takes the question back
 */
export async function ask(
  server: LanguageServer,
  question: Question,
  signal: AbortSignal,
): Promise<PreviewModel | PreviewSeriesModel> {
  const { layout, cards } = question.state;
  const params = paramsOf(question);
  return withToken<PreviewModel | PreviewSeriesModel>(server, signal, (token) =>
    layout === 'one'
      ? server.preview(params, token)
      : server.previewSeries({ ...params, over: layout, limit: cards }, token),
  );
}

/** The rows whose fields hold a text, zero-based. */
export async function search(
  server: LanguageServer,
  uri: string,
  text: string,
  signal: AbortSignal,
): Promise<readonly number[]> {
  return withToken(server, signal, async (token) => (await server.searchRows({ uri, text }, token)).rows);
}

function paramsOf({ state, template, row, tokens }: Question): PreviewParams {
  const { uri, options, exemplars, recipe } = state;
  return {
    uri,
    template,
    row,
    tokens,
    optionList: options ? 'printed' : 'left-out',
    ...(exemplars === 0 ? {} : { shots: { count: exemplars, seed: SHOT_SEED } }),
    ...(recipe === undefined ? {} : { recipe }),
  };
}

async function withToken<T>(
  server: LanguageServer,
  signal: AbortSignal,
  request: (token: vscode.CancellationToken) => Promise<T>,
): Promise<T> {
  await server.started;
  const source = new vscode.CancellationTokenSource();
  signal.addEventListener('abort', () => source.cancel());
  try {
    return await request(source.token);
  } finally {
    source.dispose();
  }
}
