/** Text that Jinja prints as it is, whatever stands in it. */
export function verbatim(text: string): string {
  if (!/\{[{%#]/.test(text)) return text;
  if (!/\{%-?\s*endraw/.test(text)) return `{% raw %}${text}{% endraw %}`;
  return `{{ ${JSON.stringify(text)} }}`;
}
