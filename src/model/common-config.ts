/** What the shape of every model has. Sizes in elements. */
export interface CommonConfig {
  /** `model_type` of `config.json`. */
  readonly family: string;
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  /** In tokens: the longest sequence the model was made for. */
  readonly maxPositions: number;
  /** Whether the head is the embedding table. */
  readonly tieWordEmbeddings: boolean;
  /** Logits are squeezed into (-softcap, softcap) by `softcap * tanh(logit / softcap)`. */
  readonly logitSoftcap?: number;
  readonly bosId?: number;
  readonly eosIds: readonly number[];
  readonly padId?: number;
  /** The text of `config.json`, so that saving keeps what this product does not use. */
  readonly source: string;
}
