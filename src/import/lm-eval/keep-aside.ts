import { PyDict, type Value } from '../../value';
import { textOf, type YamlNode } from '../../formats';

/** Keys whose whole meaning stands elsewhere in the task file. */
const expressed: ReadonlySet<string> = new Set([
  ...['dataset_path', 'dataset_name', 'custom_dataset', 'training_split', 'validation_split', 'test_split'],
  ...['description', 'doc_to_text', 'doc_to_target', 'doc_to_choice', 'gen_prefix'],
]);

/** What a task file has no place for, under `x-lm-eval`, as it is written; the values' keys in the file's order. */
export function keepAside(entries: ReadonlyMap<string, YamlNode>): PyDict {
  const kept = [...entries].filter(([key, node]) => !expressed.has(key) && !isNothing(node) && !isScoring(key, node));
  return PyDict.of(kept.map(([key, node]) => [key, valueOf(node)]));
}

/** A node as a plain value; Python code by the text of its tag. */
export function valueOf(node: YamlNode): Value {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'function':
      return `!function ${node.name}`;
    case 'list':
      return node.items.map(valueOf);
    case 'map':
      return PyDict.of([...node.entries].map(([key, value]) => [key, valueOf(value)]));
  }
}

/** An output type that `scoring` says too. */
function isScoring(key: string, node: YamlNode): boolean {
  return key === 'output_type' && /^(?:multiple_choice|generate_until)$/.test(textOf(node) ?? '');
}

function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && (node.value === null || node.value === '');
}
