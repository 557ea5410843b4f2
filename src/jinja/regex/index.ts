/** Python's `re.sub` on an engine of our own, since JavaScript's regular expressions can neither be bounded nor read it. */
export { substitute } from './substitute';
