import '../../media/results.css';
import { connect, readStrings } from './common/host';
import type { ComparisonPanelState } from './messages/comparison';

// The page is complete as it comes; all there is to do is to have it restored after a reload.
connect<never, never, ComparisonPanelState>().keep(readStrings<ComparisonPanelState>());
