import type { Place } from '../../formats';
import type { ReportItem } from '../report/report';

/** What a conversion has to say to its user, gathered on the way. */
export class Notes {
  readonly aside: ReportItem[] = [];
  readonly person: ReportItem[] = [];
  readonly failed: ReportItem[] = [];

  /** @param list where the note belongs; see `ImportReport` */
  add(list: 'aside' | 'person' | 'failed', place: Place, what: string, why: string, remedy = ''): void {
    this[list].push({ ...place, what, why, remedy });
  }
}
