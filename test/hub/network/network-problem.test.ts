import assert from 'node:assert/strict';
import { networkProblem } from '../../../src/hub/network/network-problem';

/** As `fetch` throws it: the reason is the cause. */
function thrown(code: string, several = false): Error {
  const reason = Object.assign(new Error(code), { code });
  return new TypeError('fetch failed', { cause: several ? new AggregateError([reason]) : reason });
}

describe('networkProblem', () => {
  const url = new URL('https://hub.example/api');
  const cases: readonly [string, string, boolean, RegExp][] = [
    ['ENOTFOUND', 'hub-unreachable', false, /name hub\.example cannot be resolved/],
    ['EAI_AGAIN', 'hub-unreachable', true, /name hub\.example cannot be resolved/],
    ['ECONNREFUSED', 'hub-unreachable', false, /hub\.example does not answer \(ECONNREFUSED\)/],
    ['ECONNRESET', 'hub-unreachable', true, /does not answer/],
    ['ETIMEDOUT', 'hub-unreachable', true, /does not answer/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'hub-tls', false, /certificate of hub\.example is not trusted.*NODE_EXTRA_CA_CERTS/],
    ['CERT_HAS_EXPIRED', 'hub-tls', false, /not trusted/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'hub-tls', false, /not trusted/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'hub-tls', false, /not trusted/],
  ];
  for (const [reason, code, passing, says] of cases) {
    it(`tells ${reason}`, () => {
      for (const several of [false, true]) {
        const fault = networkProblem(thrown(reason, several), url);
        assert.deepEqual([fault.problem.code, fault.passing], [code, passing]);
        assert.match(fault.problem.message, says);
      }
    });
  }

  it('tries again what gives no reason', () => {
    assert.ok(networkProblem(new TypeError('terminated'), url).passing);
  });
});
