import type { OptimizerOptions } from '../create-optimizer';
import type { Optimizer } from '../optimizer';
import type { Provider } from '../provider/providers';
import type { Runtime } from '../session';
import { DevicePlace } from './device-place';
import type { PlacedWeights } from './host-place';
import { HostPlace } from './host-place';
import type { Place } from './place';

interface PlaceOptions {
  readonly optimizer: OptimizerOptions;
  readonly provider?: Provider;
}

/** onnxruntime-node keeps tensors on the device for WebGPU alone; for the others weights and gradients travel. */
export async function createPlace(
  runtime: Runtime,
  weights: PlacedWeights,
  optimizer: Optimizer,
  options: PlaceOptions,
): Promise<Place> {
  if (options.provider !== 'webgpu') return new HostPlace(runtime, weights, optimizer);
  return DevicePlace.create(runtime, weights, optimizer, options.optimizer);
}
