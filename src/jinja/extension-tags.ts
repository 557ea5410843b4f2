import * as l10n from '@vscode/l10n';

/**
 * What to write instead of a tag that Jinja knows only from an extension ("Extensions" in its docs), all of which are
 * off here as they are in PromptSource and the evaluation harness; nothing for any other name.
 */
export function extensionRemedy(tag: string): string | undefined {
  switch (tag) {
    case 'do':
      return l10n.t("'{0}' is an extension of Jinja that is off here: write '{1}' instead.", tag, '{% set _ = … %}');
    case 'break':
    case 'continue':
      return l10n.t(
        "'{0}' is an extension of Jinja that is off here: choose the items by '{1}', or put an 'if' into the loop.",
        tag,
        '{% for x in xs if … %}',
      );
    case 'trans':
    case 'pluralize':
    case 'endtrans':
    case 'blocktrans':
      return l10n.t("'{0}' is an extension of Jinja that is off here: write the text itself.", tag);
    case 'debug':
      return l10n.t("'{0}' is an extension of Jinja that is off here: remove it.", tag);
    case 'generation':
    case 'endgeneration':
      return l10n.t("'{0}' belongs to chat templates, not to Jinja: remove it.", tag);
    default:
      return undefined;
  }
}
