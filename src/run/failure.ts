/** Thrown by the worker's own checkpoints when a cancel has arrived; caught where the worker begins. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
