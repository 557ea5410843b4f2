import * as l10n from '@vscode/l10n';
import type { HubProblem } from '../problem';

/** A request that got no answer. */
export interface NetworkFault {
  readonly problem: HubProblem;
  /** Whether the same request may well succeed in a moment. */
  readonly passing: boolean;
}

/** Names that do not resolve and ports that nobody listens on do not mend themselves within seconds. */
const lasting = new Set(['ENOTFOUND', 'ECONNREFUSED', 'ERR_INVALID_URL']);

/** What a thrown `fetch` means; Node hides the reason in the error's cause. */
export function networkProblem(error: unknown, url: URL): NetworkFault {
  const code = causeCode(error);
  if (code !== undefined && isTls(code)) {
    const message = l10n.t(
      'The certificate of {0} is not trusted ({1}). Behind a proxy that opens TLS, name its certificate in NODE_EXTRA_CA_CERTS.',
      url.host,
      code,
    );
    return { problem: { code: 'hub-tls', message }, passing: false };
  }
  const reason = code ?? (error instanceof Error ? error.message : String(error));
  const message =
    code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? l10n.t('The name {0} cannot be resolved ({1}). Check the network connection and HF_ENDPOINT.', url.host, reason)
      : l10n.t('{0} does not answer ({1}). Check the network connection and HF_ENDPOINT.', url.host, reason);
  return { problem: { code: 'hub-unreachable', message }, passing: code === undefined || !lasting.has(code) };
}

function causeCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const inner: unknown = at instanceof AggregateError ? at.errors[0] : at;
    if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') return inner.code;
  }
  return undefined;
}

function isTls(code: string): boolean {
  return /CERT|SSL|TLS|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|SELF_SIGNED/.test(code);
}
