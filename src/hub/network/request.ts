import * as l10n from '@vscode/l10n';
import { networkProblem } from './network-problem';
import type { HubOptions } from '../options';
import { HubFailure } from '../problem';
import { notAHub, responseProblem } from './response-problem';
import { maxAttempts, now, sleep, waitBefore } from './retry';
import type { Subject } from '../subject';

/** A server that has not begun to answer by then is taken for dead. */
const answerWithin = 30_000;
const maxRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);
const worthRepeating = new Set([408, 429, 500, 502, 503, 504]);

/**
 * A `fetch` for the hub, given to `@huggingface/hub` as well, so that one place handles the token, redirects and
 * retries. It returns successful answers only, and throws a `HubFailure` for all else.
 *
 * The library never gets the token: redirects are followed here, and only requests to the endpoint's own origin carry
 * it. The storage servers that files are redirected to take signed addresses instead.
 */
export function hubFetch(subject: Subject, options: HubOptions): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    for (let attempt = 1; ; attempt++) {
      if (options.signal?.aborted) throw cancelled();
      let retryAfter: string | null = null;
      let failure: HubFailure;
      try {
        const response = await followRedirects(url, init ?? {}, options);
        if (response.ok) return response;
        retryAfter = response.headers.get('Retry-After');
        failure = new HubFailure(await responseProblem(response, subject, options));
        if (!worthRepeating.has(response.status)) throw failure;
      } catch (error) {
        if (error instanceof HubFailure) throw error;
        if (options.signal?.aborted) throw cancelled();
        const fault = networkProblem(error, url);
        failure = new HubFailure(fault.problem);
        if (!fault.passing) throw failure;
      }
      const wait = waitBefore(attempt, retryAfter, now(options));
      if (attempt >= maxAttempts || wait === undefined) throw failure;
      await sleep(wait, options);
    }
  };
}

export function cancelled(): HubFailure {
  return new HubFailure({ code: 'hub-cancelled', message: l10n.t('The download was cancelled.') });
}

async function followRedirects(from: URL, init: RequestInit, options: HubOptions): Promise<Response> {
  const home = new URL(options.endpoint).origin;
  let url = from;
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const headers = new Headers(init.headers);
    headers.delete('Authorization');
    if (options.token !== undefined && url.origin === home) headers.set('Authorization', `Bearer ${options.token}`);
    const response = await answered(url, { ...init, headers, redirect: 'manual' }, options);
    const location = response.headers.get('Location');
    if (!redirects.has(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, url);
    // A redirect that leaves TLS would show the request to everybody on the way.
    if (!/^https?:$/.test(next.protocol) || (url.protocol === 'https:' && next.protocol === 'http:')) break;
    url = next;
  }
  throw new HubFailure({ code: 'hub-not-a-hub', message: notAHub(options.endpoint) });
}

/** Bounds the wait for the answer's head, not for its body. */
async function answered(url: URL, init: RequestInit, options: HubOptions): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(Object.assign(new Error(), { code: 'ETIMEDOUT' }));
  }, answerWithin);
  const signal = AbortSignal.any([late.signal, ...(options.signal ? [options.signal] : [])]);
  try {
    return await (options.fetch ?? fetch)(url, { ...init, signal });
  } finally {
    clearTimeout(timer);
  }
}
