import type { Template } from '../jinja';
import type { Span } from '../text';

/** The tree's own types, as the template's body gives them. */
export type Statement = Template['body'][number];
export type Expression = Extract<Statement, { type: 'Output' }>['expression'];
export type TreeNode = Statement | Expression;

/** Visits every statement and expression of a template, outer ones first, with those that it stands in. */
export function walkTree(template: Template, visit: (node: TreeNode, within: readonly TreeNode[]) => void): void {
  const step = (value: unknown, within: readonly TreeNode[]): void => {
    if (Array.isArray(value)) {
      for (const item of value) step(item, within);
    } else if (typeof value === 'object' && value !== null) {
      const isNode = 'type' in value && 'span' in value;
      if (isNode) visit(value as TreeNode, within);
      const inner = isNode ? [...within, value as TreeNode] : within;
      for (const [key, child] of Object.entries(value)) if (key !== 'span') step(child, inner);
    }
  };
  step(template.body, []);
}

const known = new WeakMap<Template, readonly Span[]>();

/** The stretches of a template that are printed as they stand; what `raw` protects is not among them. */
export function textsOf(template: Template): readonly Span[] {
  let texts = known.get(template);
  if (!texts) known.set(template, (texts = findTexts(template)));
  return texts;
}

function findTexts(template: Template): readonly Span[] {
  const found: Span[] = [];
  walkTree(template, (node) => {
    if (node.type !== 'Text') return;
    const isRaw = /\{%[-+]?\s*raw\s*[-+]?%\}$/.test(template.source.slice(0, node.span.start).trimEnd());
    if (!isRaw) found.push(node.span);
  });
  return found;
}
