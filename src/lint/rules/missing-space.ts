import * as l10n from '@vscode/l10n';
import { findingAt, matchesIn } from '../matches';
import type { Finding, Rule } from '../rule';
import { textsOfTemplate, type WrittenText } from '../sides';

/**
 * A field glued to a word (24): `Context:{{ x }}`, `{{ text }}Summary:`. A tokenizer makes one odd word of the two, which
 * no other template shows: a warning. Endings as in `{{ noun }}s`, numbers as in `Choice{{ i }}` and marks that take no
 * space (`/`, quotes, brackets) are left alone, and so is what an expression may itself begin or end with.
 */
export const missingSpace: Rule = {
  code: 'missing-space',
  severity: 'warning',
  get title() {
    return l10n.t('No space between a field and a word');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      for (const text of textsOfTemplate(template)) {
        for (const { match, at, after } of matchesIn(text, /\p{L}{2,}[:,.?!;]$/gu)) {
          if (!isField(/^\{\{-?([^}]*)\}\}/.exec(after)?.[1])) continue;
          const message = l10n.t('No space between "{0}" and the field behind it.', match[0]);
          const end = at + match[0].length;
          const mark = match[0].slice(-1);
          yield findingAt(
            text,
            { start: end - 1, end },
            message,
            mark === ':' && isPlain(text) ? undefined : add(`${mark} `),
          );
        }
        for (const { match, at, before } of matchesIn(text, /(?:\p{Lu}\p{Ll}{2,}|\p{Ll}{5,})/gu)) {
          if (!isField(/\{\{([^{}]*?)-?\}\}$/.exec(before)?.[1])) continue;
          const message = l10n.t('No space between a field and "{0}".', match[0]);
          yield findingAt(text, { start: at, end: at + match[0].length }, message, add(` ${match[0]}`));
        }
      }
    }
  },
};

function add(newText: string): { readonly title: string; readonly newText: string } {
  return { title: l10n.t('Add a space'), newText };
}

/** In a scalar without quotes, a colon with a space behind it would be YAML's own. */
function isPlain({ field }: WrittenText): boolean {
  return field.map.toFile(0) === field.map.span.start;
}

/** A column or a part of one; a longer expression may print its own space. */
function isField(expression: string | undefined): boolean {
  return expression !== undefined && /^[\s\w.[\]"'-]+$/.test(expression) && !/^\s*["']/.test(expression);
}
