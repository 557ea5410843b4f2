/** The linear layer a matrix belongs to: what adapters attach to. */
export interface LinearSpec {
  /** Its Hugging Face name: the matrix is `<module>.weight`. */
  readonly module: string;
  readonly inputs: number;
  readonly outputs: number;
  /** Whether the matrix is stored `[in, out]` (GPT-2's Conv1D), not `[out, in]`. */
  readonly transposed: boolean;
}

/** One weight of a model: its Hugging Face name, its shape, and how it starts. */
export interface ParameterSpec {
  readonly name: string;
  /** Matrices are `[out, in]`, as `torch.nn.Linear` keeps them, unless `linear` says otherwise; tables `[rows, width]`. */
  readonly shape: readonly number[];
  /** `residual` matrices write into the residual stream: their spread shrinks with depth (GPT-2, section 2.3). */
  readonly role: 'embedding' | 'matrix' | 'residual' | 'norm' | 'bias';
  /** For the matrices of linear layers inside the blocks and for a head of its own. */
  readonly linear?: LinearSpec;
}
