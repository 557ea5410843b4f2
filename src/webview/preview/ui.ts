import type { FromPreview, PreviewPanelState, SearchView } from '../messages/preview';
import type { PreviewStrings } from '../messages/strings';

/** What every part of the panel draws with. */
export interface Ui {
  readonly strings: PreviewStrings;
  readonly state: PreviewPanelState;
  /** The rows found last; absent while nothing is searched for, or is not found yet. */
  readonly search?: SearchView;
  readonly send: (message: FromPreview) => void;
}
