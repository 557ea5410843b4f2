import { basename } from 'node:path';
import type { Graph } from './graph';
import { ProtobufWriter } from './protobuf';
import type { Attribute, Data, Initializer, Node, StoredInitializer, Value } from './value';
import { DATA_TYPES } from './value';

/** `TensorProto.DataLocation.EXTERNAL`. */
const EXTERNAL = 1;
/** `ModelProto.ir_version` and the version of ONNX's own operations. */
const IR_VERSION = 10;
const OPSET = 21;

/**
 * The graph as an ONNX model (field numbers of `onnx.proto`, ONNX 1.16). Nodes that no output needs are left out:
 * gradients nobody asked for cost nothing.
 */
export function encodeModel(graph: Graph): Uint8Array {
  const nodes = liveNodes(graph);
  const used = new Set(nodes.flatMap((node) => node.inputs));
  return new ProtobufWriter()
    .integer(1, IR_VERSION)
    .text(2, 'flan-workbench')
    .message(7, (out) => {
      for (const node of nodes) out.message(1, (inner) => writeNode(inner, node));
      out.text(2, 'graph');
      for (const initializer of graph.initializers)
        if (used.has(initializer.value)) out.message(5, (inner) => writeTensor(inner, initializer));
      for (const stored of graph.storedInitializers)
        if (used.has(stored.value)) out.message(5, (inner) => writeStored(inner, stored));
      for (const value of graph.inputs) if (used.has(value)) out.message(11, (inner) => writeValueInfo(inner, value));
      for (const value of graph.outputs) out.message(12, (inner) => writeValueInfo(inner, value));
    })
    .message(8, (opset) => opset.text(1, '').integer(2, OPSET))
    .message(8, (opset) => opset.text(1, 'com.microsoft').integer(2, 1))
    .finish();
}

/** Nodes that an output depends on, in their order. */
export function liveNodes(graph: Graph): readonly Node[] {
  const needed = new Set<Value>(graph.outputs);
  const live: Node[] = [];
  for (let i = graph.nodes.length - 1; i >= 0; i--) {
    const node = graph.nodes[i]!;
    if (!node.outputs.some((output) => needed.has(output))) continue;
    for (const input of node.inputs) needed.add(input);
    live.push(node);
  }
  return live.reverse();
}

function writeNode(out: ProtobufWriter, node: Node): void {
  for (const input of node.inputs) out.text(1, input.name);
  for (const output of node.outputs) out.text(2, output.name);
  out.text(3, node.outputs[0]!.name).text(4, node.op);
  for (const [name, attribute] of Object.entries(node.attributes))
    out.message(5, (inner) => writeAttribute(inner, name, attribute));
  if (node.domain !== '') out.text(7, node.domain);
}

function writeAttribute(out: ProtobufWriter, name: string, attribute: Attribute): void {
  out.text(1, name);
  switch (attribute.kind) {
    case 'float':
      out.float(2, attribute.value).integer(20, 1);
      break;
    case 'int':
      out.integer(3, attribute.value).integer(20, 2);
      break;
    case 'string':
      out.text(4, attribute.value).integer(20, 3);
      break;
    case 'ints':
      for (const value of attribute.value) out.integer(8, value);
      out.integer(20, 7);
      break;
  }
}

function writeTensor(out: ProtobufWriter, { value, data }: Initializer): void {
  for (const size of value.shape) out.integer(1, size);
  out.integer(2, DATA_TYPES[value.dtype]).text(8, value.name).bytes(9, bytesOf(data));
}

/** External data: a place in a file, which is looked for by its name in the folder that the session is told. */
function writeStored(out: ProtobufWriter, { value, file, offset, bytes }: StoredInitializer): void {
  for (const size of value.shape) out.integer(1, size);
  out.integer(2, DATA_TYPES[value.dtype]).text(8, value.name);
  const entries = { location: basename(file), offset: String(offset), length: String(bytes) };
  for (const [key, text] of Object.entries(entries)) out.message(13, (entry) => entry.text(1, key).text(2, text));
  out.integer(14, EXTERNAL);
}

function writeValueInfo(out: ProtobufWriter, value: Value): void {
  out.text(1, value.name).message(2, (type) =>
    type.message(1, (tensor) =>
      tensor.integer(1, DATA_TYPES[value.dtype]).message(2, (shape) => {
        for (const size of value.shape)
          shape.message(1, (dimension) => (size < 0 ? dimension : dimension.integer(1, size)));
      }),
    ),
  );
}

function bytesOf(data: Data): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
