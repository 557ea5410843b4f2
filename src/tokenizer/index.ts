/**
 * Tokenizers of Hugging Face folders: text to token ids and back, where each token stands in its text, and a prompt with
 * its continuation cut as training and evaluation cut them. What does the cutting is loaded when the first is made.
 */
export type { ChatTemplate, ChatTurn } from './chat-template';
export { chatTemplate } from './chat-template';
export type { TokenPair } from './encode-pair';
export { encodeApart, encodePair } from './encode-pair';
export type { TokenizerError, TokenizerErrorCode } from './errors';
export type { LoadedTokenizer } from './load-tokenizer';
export { loadTokenizer } from './load-tokenizer';
export type { SpecialIds } from './special-ids';
export { specialIds } from './special-ids';
export type { TokenPiece } from './token-pieces';
export type { Tokenizer } from './tokenizer';
export { createTokenizer } from './tokenizer';
