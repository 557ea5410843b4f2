import type { Template } from '../../src/jinja';

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What is wrong with the spans of a template's tree: one that leaves the source or its parent's, a name's that does not
 * cover the name, or a problem's that leaves the source. Empty for a sound tree.
 */
export function spanFaults(template: Template): readonly string[] {
  const { source, body, problems } = template;
  const faults: string[] = [];
  const whole: Range = { start: 0, end: source.length };
  const inside = (inner: Range, outer: Range): boolean =>
    Number.isInteger(inner.start) && inner.start <= inner.end && outer.start <= inner.start && inner.end <= outer.end;

  const visit = (node: unknown, parent: Range): void => {
    if (Array.isArray(node)) return node.forEach((item) => visit(item, parent));
    if (!isRecord(node)) return;
    const span = isRange(node['span']) ? node['span'] : undefined;
    if (span && !inside(span, parent)) {
      faults.push(`${String(node['type'])} ${span.start}-${span.end} leaves ${parent.start}-${parent.end}`);
    }
    const nameSpan = isRange(node['nameSpan']) ? node['nameSpan'] : node['type'] === 'Name' ? span : undefined;
    const name = node['name'];
    if (nameSpan && typeof name === 'string' && name !== '' && textWithoutBlanks(source, nameSpan) !== name) {
      faults.push(`the name ${name} is not at ${nameSpan.start}-${nameSpan.end}`);
    }
    if (nameSpan && !inside(nameSpan, span ?? parent)) faults.push(`the name ${String(name)} leaves its node`);
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'span' && key !== 'nameSpan') visit(child, span ?? parent);
    }
  };
  visit(body, whole);
  for (const problem of problems) if (!inside(problem.span, whole)) faults.push(`a problem leaves: ${problem.message}`);
  return faults;
}

/** Dotted names of filters may have blanks around their dots. */
function textWithoutBlanks(source: string, { start, end }: Range): string {
  return source.slice(start, end).replace(/\s/g, '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isRange(value: unknown): value is Range {
  return isRecord(value) && typeof value['start'] === 'number' && typeof value['end'] === 'number';
}
