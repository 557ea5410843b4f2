import type { Tensor } from 'onnxruntime-node';

/** Numbers in the memory of a device. They are read back only as the outputs of a session. */
export class DeviceTensor {
  readonly shape: readonly number[];
  /** onnxruntime's handle, for sessions alone. */
  readonly tensor: Tensor;

  constructor(tensor: Tensor, shape: readonly number[]) {
    this.tensor = tensor;
    this.shape = shape;
  }

  /** Gives the memory back. Waiting for the garbage collector would fill the device within a few steps. */
  dispose(): void {
    this.tensor.dispose();
  }
}
