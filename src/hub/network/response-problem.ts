import * as l10n from '@vscode/l10n';
import type { HubOptions } from '../options';
import type { HubProblem, HubProblemCode } from '../problem';
import { type Repository, repositoryPath } from '../repository';
import type { Subject } from '../subject';

/**
 * What an answer that is no success means. The hub tells a missing repository, revision and file apart in its header
 * `X-Error-Code`, and answers 401 for a repository that is missing, private or gated alike.
 */
export async function responseProblem(response: Response, subject: Subject, options: HubOptions): Promise<HubProblem> {
  const { id } = subject;
  const said = await hubMessage(response, options.token);
  const kind = response.headers.get('X-Error-Code') ?? '';
  const say = (code: HubProblemCode, message: string): HubProblem => ({ code, message });
  switch (response.status) {
    case 401:
    case 403:
      return refused(subject, kind, said, options);
    case 404:
      if (kind === 'RevisionNotFound') {
        return say('hub-revision-missing', l10n.t('{0} has no revision "{1}".', id, subject.revision ?? ''));
      }
      if (kind === 'EntryNotFound') {
        return say('hub-file-missing', l10n.t('{0} has no file {1}.', id, subject.file ?? '?'));
      }
      if (kind === 'RepoNotFound' || said !== undefined) return missing(subject, options);
      return say('hub-not-a-hub', notAHub(options.endpoint));
    case 429:
      return say('hub-rate-limit', rateLimit(response.headers.get('Retry-After'), options));
    default:
      return say(
        'hub-server-error',
        l10n.t(
          'The hub at {0} failed on {1} (HTTP {2}{3}). Try again later.',
          options.endpoint,
          id,
          response.status,
          said === undefined ? '' : `: ${said}`,
        ),
      );
  }
}

/** Said of answers that no hub would give. */
export function notAHub(endpoint: string): string {
  return l10n.t(
    '{0} does not answer like a Hugging Face hub. Check HF_ENDPOINT, or a login page in between.',
    endpoint,
  );
}

function refused(subject: Subject, kind: string, said: string | undefined, options: HubOptions): HubProblem {
  const { id } = subject;
  if (said?.startsWith('Invalid credentials') === true) {
    const message = l10n.t('The hub does not accept the token: it may have expired. {0}', howToToken());
    return { code: 'hub-token-refused', message };
  }
  if (kind === 'RepoNotFound') return missing(subject, options);
  if (kind === 'GatedRepo' || options.token !== undefined) {
    const page = `${options.endpoint}/${repositoryPath(subject)}`;
    const token = options.token === undefined ? ` ${howToToken()}` : '';
    return { code: 'hub-gated', message: l10n.t('{0} is gated: ask for access at {1}.{2}', id, page, token) };
  }
  const message = l10n.t('{0} is private or gated, or does not exist. {1}', id, howToToken());
  return { code: 'hub-gated', message };
}

function missing({ type, id }: Repository, { token }: HubOptions): HubProblem {
  if (type === 'model') {
    const message =
      token === undefined
        ? l10n.t('The hub has no model {0}, or it is private. Check the name. {1}', id, howToToken())
        : l10n.t('The hub has no model {0} that your token may read. Check the name.', id);
    return { code: 'hub-model-missing', message };
  }
  const message =
    token === undefined
      ? l10n.t('The hub has no dataset {0}, or it is private. Check the name. {1}', id, howToToken())
      : l10n.t('The hub has no dataset {0} that your token may read. Check the name.', id);
  return { code: 'hub-dataset-missing', message };
}

function howToToken(): string {
  return l10n.t('Give a token with "FLAN: Set Hugging Face Token…", in HF_TOKEN, or with "hf auth login".');
}

function rateLimit(retryAfter: string | null, options: HubOptions): string {
  const wait =
    retryAfter === null
      ? ''
      : l10n.t(' It asks to wait: {0}.', /^\d+$/.test(retryAfter) ? `${retryAfter} s` : retryAfter);
  const token = options.token === undefined ? ` ${howToToken()}` : '';
  return l10n.t(
    'The hub at {0} got too many requests from here.{1} Try again later.{2}',
    options.endpoint,
    wait,
    token,
  );
}

/** The hub's own words, without a token should it ever echo one. */
async function hubMessage(response: Response, token: string | undefined): Promise<string | undefined> {
  const header = response.headers.get('X-Error-Message');
  const text = header ?? fromBody(await response.text().catch(() => ''));
  const safe = token === undefined ? text : text?.replaceAll(token, '…');
  return safe?.slice(0, 200);
}

function fromBody(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'error' in parsed && typeof parsed.error === 'string') {
      return parsed.error;
    }
  } catch {
    // Not JSON: a page for people, or nothing.
  }
  return undefined;
}
