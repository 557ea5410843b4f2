/** Characters that one call of `String.fromCharCode` takes without overflowing the stack. */
const stretch = 0x8000;

/** Bytes as base64 (RFC 4648), with what Node and browsers both have. */
export function toBase64(bytes: Uint8Array): string {
  let latin = '';
  for (let at = 0; at < bytes.length; at += stretch) {
    latin += String.fromCharCode(...bytes.subarray(at, at + stretch));
  }
  return btoa(latin);
}

/** The bytes of a base64 text. @throws where it is none */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
