import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import type * as Onnxruntime from 'onnxruntime-node';
import type { Result } from '../text';
import { ok } from '../text';
import type { EngineError } from './errors';
import { engineError } from './errors';
import type { Graph } from './graph/graph';
import { encodeModel } from './graph/onnx';
import type { Data, Value } from './graph/value';
import { DeviceTensor } from './provider/device-tensor';
import type { Provider } from './provider/providers';

type Ort = typeof Onnxruntime;
type SessionOptions = Onnxruntime.InferenceSession.SessionOptions;

/** A graph ready to run. */
export interface Session {
  /** @param feeds data of every input, by name; read where it lies. @returns every output's data, by name. */
  run(feeds: ReadonlyMap<string, Data>): Promise<ReadonlyMap<string, Data>>;
  dispose(): Promise<void>;
}

/** What a graph gave that leaves some of its outputs where they were computed. */
export interface DeviceResults {
  readonly host: ReadonlyMap<string, Data>;
  /** The caller's to dispose of. */
  readonly device: ReadonlyMap<string, DeviceTensor>;
}

/** A graph ready to run on a device that has a memory of its own. */
export interface DeviceSession {
  run(feeds: ReadonlyMap<string, Data | DeviceTensor>): Promise<DeviceResults>;
  dispose(): Promise<void>;
}

/** Opens sessions; the native library is loaded by the first. */
export interface Runtime {
  open(graph: Graph): Promise<Session>;
  /** @param onHost outputs that are copied to the host; the others stay on the device. WebGPU only. */
  openOnDevice(graph: Graph, onHost: readonly string[]): Promise<DeviceSession>;
}

export interface RuntimeOptions {
  /** CPU threads of one operation; onnxruntime's own choice (all cores) when left out. */
  readonly threads?: number;
  /** What computes; the CPU when left out. What a provider lacks is computed on the CPU. */
  readonly provider?: Provider;
}

const ORT_TYPES = {
  f32: 'float32',
  f64: 'float64',
  f16: 'float16',
  i64: 'int64',
  i32: 'int32',
  bool: 'bool',
} as const;

/** @returns an error when the native library is missing for this machine or cannot be loaded. */
export async function createRuntime(options: RuntimeOptions): Promise<Result<Runtime, EngineError>> {
  try {
    const ort = await import('onnxruntime-node');
    return ok({
      open: (graph) => openSession(ort, graph, options),
      openOnDevice: (graph, onHost) => openOnDevice(ort, graph, options, onHost),
    });
  } catch (cause) {
    return engineError(
      'engine-runtime-unavailable',
      l10n.t(
        'onnxruntime cannot be loaded on {0} {1}: {2}. Install the extension build for this platform.',
        process.platform,
        process.arch,
        String(cause),
      ),
    );
  }
}

async function openSession(ort: Ort, graph: Graph, options: RuntimeOptions): Promise<Session> {
  const session = await ort.InferenceSession.create(encodeModel(graph), sessionOptions(graph, options));
  const inputs = inputsOf(graph);
  return {
    run: async (feeds) => {
      const results = await session.run(tensorsOf(ort, session.inputNames, inputs, feeds));
      return new Map(graph.outputs.map(({ name }) => [name, results[name]!.data as Data]));
    },
    dispose: () => session.release(),
  };
}

async function openOnDevice(
  ort: Ort,
  graph: Graph,
  options: RuntimeOptions,
  onHost: readonly string[],
): Promise<DeviceSession> {
  const places = graph.outputs.map(({ name }) => [name, onHost.includes(name) ? 'cpu' : 'gpu-buffer'] as const);
  const session = await ort.InferenceSession.create(encodeModel(graph), {
    ...sessionOptions(graph, options),
    preferredOutputLocation: Object.fromEntries(places),
  });
  const inputs = inputsOf(graph);
  return {
    run: async (feeds) => {
      const results = await session.run(tensorsOf(ort, session.inputNames, inputs, feeds));
      const host = new Map<string, Data>();
      const device = new Map<string, DeviceTensor>();
      for (const { name, shape } of graph.outputs) {
        // Reading the data of one that lies on the device would end the process.
        if (onHost.includes(name)) host.set(name, results[name]!.data as Data);
        else device.set(name, new DeviceTensor(results[name]!, shape));
      }
      return { host, device };
    },
    dispose: () => session.release(),
  };
}

function sessionOptions(graph: Graph, { threads, provider = 'cpu' }: RuntimeOptions): SessionOptions {
  return {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
    // Planning for reuse across runs keeps the peak of all runs allocated (30M parameters: 1.8 instead of 1.3 GB).
    enableMemPattern: false,
    logSeverityLevel: 3,
    // Waiting threads sleep: spinning takes the cores that the editor and other runs need, and is slower when they do.
    extra: { session: { intra_op: { allow_spinning: '0' }, ...mapping(graph) } },
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
  };
}

/** Constants in files are mapped into memory as they lie: neither copied nor laid out anew for products. */
function mapping({ storedInitializers }: Graph): Readonly<Record<string, string>> {
  const folders = new Set(storedInitializers.map(({ file }) => dirname(file)));
  if (folders.size > 1) throw new RangeError(`weights in several folders: ${[...folders].join(', ')}`);
  const [folder] = folders;
  return folder === undefined ? {} : { disable_prepacking: '1', model_external_initializers_file_folder_path: folder };
}

const inputsOf = (graph: Graph): ReadonlyMap<string, Value> =>
  new Map(graph.inputs.map((value) => [value.name, value]));

function tensorsOf(
  ort: Ort,
  names: readonly string[],
  inputs: ReadonlyMap<string, Value>,
  feeds: ReadonlyMap<string, Data | DeviceTensor>,
): Record<string, Onnxruntime.Tensor> {
  const tensors: Record<string, Onnxruntime.Tensor> = {};
  for (const name of names) {
    const { dtype, shape } = inputs.get(name)!;
    const data = feeds.get(name);
    if (data === undefined) throw new RangeError(`no data for the input ${name}`);
    if (dtype === 'bf16') throw new RangeError(`${name} is bfloat16, which cannot be fed`);
    tensors[name] =
      data instanceof DeviceTensor ? data.tensor : new ort.Tensor(ORT_TYPES[dtype], data, sizesOf(shape, data));
  }
  return tensors;
}

/** The shape of data where one size was left to it. */
function sizesOf(shape: readonly number[], data: Data): readonly number[] {
  const known = shape.reduce((product, size) => (size < 0 ? product : product * size), 1);
  return shape.map((size) => (size < 0 ? data.length / known : size));
}
