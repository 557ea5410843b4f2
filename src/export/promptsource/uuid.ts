import { createHash } from 'node:crypto';

/** Marks ids made here, so that they meet no other name's: the bytes stand before every name that is hashed. */
const NAMESPACE = 'flan-workbench/promptsource/';

/** A UUID of version 5 (RFC 9562) made of a name: the same name always gives the same one. */
export function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
