/** How long after the panel itself moved the page its scrolling is not taken for the user's, in milliseconds. */
const QUIET = 200;

/** How long a turn of the wheel or a key goes on moving the page, in milliseconds: browsers scroll smoothly. */
const GESTURE = 500;

const gestures = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Scrolls in step with the editor: a card that becomes current comes into sight, and what the user scrolls to is told.
 * Neither answers the other, since scrolling that follows a drawing is not the user's.
 */
export class ScrollSync {
  readonly #tell: (template: string) => void;
  readonly #topOfCards: () => number;
  #quietUntil = 0;
  #gestureUntil = 0;
  #told: string | undefined;
  #waiting = 0;

  /** @param topOfCards how much of the page's top is covered, in CSS pixels */
  constructor(topOfCards: () => number, tell: (template: string) => void) {
    this.#topOfCards = topOfCards;
    this.#tell = tell;
    window.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    const noteGesture = (): void => {
      this.#gestureUntil = performance.now() + GESTURE;
    };
    for (const gesture of gestures) window.addEventListener(gesture, noteGesture, { passive: true });
  }

  /** To be called after each drawing, which may move the page by itself. */
  drawn(): void {
    this.#quietUntil = performance.now() + QUIET;
  }

  toTop(): void {
    this.#takeOver();
    window.scrollTo({ top: 0 });
  }

  /** Brings the current card into sight, by no more than it takes. */
  reveal(card: Element): void {
    this.#takeOver();
    this.#told = card.getAttribute('data-template') ?? undefined;
    const { top, bottom } = card.getBoundingClientRect();
    const [first, last] = [this.#topOfCards() + 8, window.innerHeight - 8];
    // Not `scrollIntoView`: that would move the frames around the panel as well.
    if (top < first || bottom - top > last - first) window.scrollBy({ top: top - first });
    else if (bottom > last) window.scrollBy({ top: bottom - last });
  }

  /** What the panel scrolls to from here on follows the editor, whatever the hand did before. */
  #takeOver(): void {
    this.drawn();
    this.#gestureUntil = 0;
  }

  #scrolled(): void {
    const now = performance.now();
    const isOwn = now < this.#quietUntil && now >= this.#gestureUntil;
    if (isOwn || this.#waiting !== 0) return;
    this.#waiting = requestAnimationFrame(() => {
      this.#waiting = 0;
      const template = this.#templateAtTop();
      if (template === undefined || template === this.#told) return;
      this.#told = template;
      this.#tell(template);
    });
  }

  #templateAtTop(): string | undefined {
    const top = this.#topOfCards();
    const cards = [...document.querySelectorAll('.cards.templates > .card')];
    const first = cards.find((card) => card.getBoundingClientRect().bottom > top + 24);
    return first?.getAttribute('data-template') ?? undefined;
  }
}
