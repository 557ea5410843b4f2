import type { Node, Value } from '../graph/value';

/**
 * The order in which onnxruntime runs nodes (`Graph::ReverseDFSFrom`, with which a `GraphViewer` sorts them): from the
 * last node that nobody reads from backwards, and at each node the input made by the latest node first. A node that only
 * hands a result out is no node there.
 */
export function executionOrder(nodes: readonly Node[]): readonly Node[] {
  const index = new Map<Node, number>(nodes.map((node, i) => [node, i]));
  const maker = new Map<Value, Node>();
  for (const node of nodes) for (const output of node.outputs) maker.set(output, node);
  const read = new Set<Node>();
  const sources = new Map<Node, readonly Node[]>();
  for (const node of nodes) {
    const found = new Set<Node>();
    for (const input of node.inputs) {
      const source = maker.get(input);
      if (source !== undefined) found.add(source);
    }
    if (node.op !== 'Identity') for (const source of found) read.add(source);
    sources.set(
      node,
      [...found].sort((a, b) => index.get(a)! - index.get(b)!),
    );
  }
  const order: Node[] = [];
  const seen = new Set<Node>();
  const stack = nodes
    .filter((node) => !read.has(node) && node.op !== 'Identity')
    .map((node) => ({ node, leave: false }));
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, leave } = entry;
    if (leave) {
      order.push(node);
      continue;
    }
    if (seen.has(node)) continue;
    seen.add(node);
    stack.push({ node, leave: true });
    for (const source of sources.get(node)!) if (!seen.has(source)) stack.push({ node: source, leave: false });
  }
  // Handing out costs nothing and comes last.
  return [...order, ...nodes.filter((node) => !seen.has(node))];
}
