import type { PyDict } from '../../value';
import type { DecoderConfig } from '../decoder-config';
import type { Fields } from '../fields';
import type { ModelConfig } from '../model-config';

/** What a family says of a model besides what every `config.json` says alike. */
export type FamilyConfig<C extends ModelConfig> = C extends ModelConfig
  ? Omit<C, 'family' | 'source' | 'bosId' | 'eosIds' | 'padId'>
  : never;

/** How models of one kind are read: a page for each. */
export interface Family {
  /** As `model_type` of `config.json` names it. */
  readonly modelType: string;
  /** The models people know it by, for messages. */
  readonly title: string;
  /** Reads the shape; what is not supported is refused through `fields`. */
  readonly read: (fields: Fields) => FamilyConfig<ModelConfig>;
  /**
   * What the names of weights may lack at their beginning: models saved without their head do. Such names are read;
   * saving writes the whole ones.
   */
  readonly basePrefix?: string;
  /** What names may begin with in its stead. */
  readonly otherPrefixes?: readonly string[];
  /** Where the model holds more than text: the `config.json` of its text part, which is read in its stead. */
  readonly textPart?: (whole: PyDict) => PyDict;
  /** Tensors in files that are no weights: tables that older versions saved, or a second copy. */
  readonly passedOver?: RegExp;
}

/** What a decoder's page gives. */
export type DecoderPage = FamilyConfig<DecoderConfig>;
