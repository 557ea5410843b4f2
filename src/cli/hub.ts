import { hubOptionsFromEnvironment, type HubOptions } from '../hub';
import type { Program } from './command';

/** The hub as this machine's environment has it. */
export function hubOf({ env }: Program): HubOptions {
  return hubOptionsFromEnvironment(env ?? process.env);
}

/** The same without the network, unless it was asked for on the command line. */
export function cacheOf(program: Program, { download }: { readonly download: boolean }): HubOptions {
  const hub = hubOf(program);
  return download ? hub : { ...hub, offline: true };
}
