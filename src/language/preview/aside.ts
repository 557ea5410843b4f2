import type { RenderedExample, RenderFailure } from '../../task';
import type { Result } from '../../text';
import type { TextDocument } from '../types';
import type { PreviewForm } from './model';

/** A row through a template that takes too long to be rendered where typing is answered. */
export interface SlowRender {
  /** The task file as it is, unsaved text included. */
  readonly document: TextDocument;
  /** By name. */
  readonly template: string;
  /** Zero-based in the sample. */
  readonly row: number;
  readonly optionList: NonNullable<PreviewForm['optionList']>;
}

/** Plain JSON, as it may come from another thread. */
export type SlowRendered = Result<RenderedExample, RenderFailure>;
