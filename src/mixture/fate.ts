import { roomFor, type LengthLimits, type Room } from './fit';

/** What becomes of an example because of its length. */
export type Fate = 'fits' | 'truncated' | 'dropped';

/**
 * What training and export do with an example of a size, both in tokens.
 *
 * @param overflow the recipe's `lengths.overflow`
 */
export function fateOf(size: Room, limits: LengthLimits, overflow: 'drop' | 'truncate'): Fate {
  const room = roomFor(size, limits);
  if (room.prompt === size.prompt && room.continuation === size.continuation) return 'fits';
  return overflow === 'drop' || room.continuation === 0 ? 'dropped' : 'truncated';
}
