/** What libraries say where memory ran out: onnxruntime's allocators, graphics drivers, and this process's own arrays. */
const SIGNS = [
  /out of memory/i,
  /failed to allocate memory/i,
  /bad_alloc|bad allocation/i,
  /array buffer allocation failed/i,
  /invalid typed array length/i,
  /BFCArena::.*(?:available memory|smaller than requested)/i,
  /CUDA_ERROR_OUT_OF_MEMORY|cudaErrorMemoryAllocation/i,
  /buffer.*(?:exceeds|larger than).*(?:limit|maximum|max)/i,
];

/** Whether something failed for want of memory, so that less at once may work. */
export function isOutOfMemory(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return SIGNS.some((sign) => sign.test(message));
}

/** Not even one sequence fits. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}
