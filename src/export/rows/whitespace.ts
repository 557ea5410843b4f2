import type { WhitespacePolicy } from '../manifest/manifest';

/** The one white space policy, in words that the manifest, the card and the Parquet metadata share. */
export function whitespacePolicy(separator: string): WhitespacePolicy {
  const shown = JSON.stringify(separator);
  return {
    separator,
    statement:
      `A prompt ends without white space. The completion begins with the separator ${shown}, then comes the target, ` +
      'which has no white space at either end; prompt and completion joined as they are make the text that the ' +
      "model reads. A newline that a template keeps at its prompt's end (keep_trailing_newline) stands before the " +
      'separator. Formats whose reader puts marks of its own between the two (messages, alpaca, inputs_targets) hold ' +
      'the target alone.',
  };
}
