import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { sidesOf, wordsOfPart } from '../sides';

/**
 * A prompt that neither asks nor tells (20): no question mark, no question word, no verb of asking. Off, and for
 * English only: a list of words cannot know every way to ask. PromptSource: 62 templates in 38 files; issue 4 has 41
 * in 27 by a list of its own.
 */
export const noInstruction: Rule = {
  code: 'no-instruction',
  severity: 'info',
  isOff: true,
  get title() {
    return l10n.t('A prompt without an instruction');
  },
  *check(task): Iterable<Finding> {
    if (!/^en\b/i.test(task.language)) return;
    for (const template of task.templates) {
      const { part, uses } = sidesOf(template).prompt;
      // A row may bring its own question.
      if (uses.some(({ name, path }) => [name, ...path].some((word) => asking.test(word)))) continue;
      if (part.isMissing || part.field.text.trim() === '' || asks.test(wordsOfPart(part))) continue;
      const message = l10n.t('The prompt neither asks nor tells what to do, as far as its words show.');
      yield { message, span: part.place };
    }
  },
};

const asks = new RegExp(
  String.raw`\?|\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|has|have|if|whether|please|` +
    'answer|ask|build|assess|assign|categori[sz]e|choose|classify|combine|compare|complete|compose|compute|continue|convert|correct|count|create|decide|define|' +
    'describe|detect|determine|discuss|evaluate|explain|express|extract|fill|find|finish|fix|form|generate|give|given|guess|help|identify|imagine|infer|' +
    'judge|label|list|make|match|name|need|order|paraphrase|pick|predict|produce|provide|put|question|rate|read|recommend|reply|rephrase|' +
    String.raw`replace|respond|rewrite|say|select|show|solve|sort|state|substitute|sum|suggest|summari[sz]e|summary|tell|think|transcribe|translate|try|use|verify|want|write)\b`,
  'i',
);

const asking = /question|query|instruction|problem|prompt|task|options_/i;
