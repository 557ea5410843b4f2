import * as l10n from '@vscode/l10n';
import type * as Onnxruntime from 'onnxruntime-node';
import type { Result } from '../text';
import { ok } from '../text';
import type { EngineError } from './errors';
import { engineError } from './errors';
import type { Graph } from './graph/graph';
import { encodeModel } from './graph/onnx';
import type { Data } from './graph/value';

type Ort = typeof Onnxruntime;

/** A graph ready to run. */
export interface Session {
  /** @param feeds data of every input, by name; read where it lies. @returns every output's data, by name. */
  run(feeds: ReadonlyMap<string, Data>): Promise<ReadonlyMap<string, Data>>;
  dispose(): Promise<void>;
}

/** Opens sessions; the native library is loaded by the first. */
export interface Runtime {
  open(graph: Graph): Promise<Session>;
}

export interface RuntimeOptions {
  /** CPU threads of one operation; onnxruntime's own choice (all cores) when left out. */
  readonly threads?: number;
}

const ORT_TYPES = { f32: 'float32', f64: 'float64', i64: 'int64', i32: 'int32', bool: 'bool' } as const;

/** @returns an error when the native library is missing for this machine or cannot be loaded. */
export async function createRuntime(options: RuntimeOptions): Promise<Result<Runtime, EngineError>> {
  try {
    const ort = await import('onnxruntime-node');
    return ok({ open: (graph) => openSession(ort, graph, options) });
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
  const session = await ort.InferenceSession.create(encodeModel(graph), {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    // Planning for reuse across runs keeps the peak of all runs allocated (30M parameters: 1.8 instead of 1.3 GB).
    enableMemPattern: false,
    logSeverityLevel: 3,
    // Waiting threads sleep: spinning takes the cores that the editor and other runs need, and is slower when they do.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
  });
  const inputs = new Map(graph.inputs.map((value) => [value.name, value]));
  return {
    run: async (feeds) => {
      const tensors: Record<string, Onnxruntime.Tensor> = {};
      for (const name of session.inputNames) {
        const { dtype, shape } = inputs.get(name)!;
        const data = feeds.get(name);
        if (data === undefined) throw new RangeError(`no data for the input ${name}`);
        tensors[name] = new ort.Tensor(ORT_TYPES[dtype], data, shape);
      }
      const results = await session.run(tensors);
      return new Map(graph.outputs.map(({ name }) => [name, results[name]!.data as Data]));
    },
    dispose: () => session.release(),
  };
}
