import type { SceneOptions } from '../names';
import { scene } from '../names';

/** What is shown at the cursor mark of a text, and the letters of the file to which it belongs. */
export interface Shown {
  readonly contents: string;
  readonly word: string | undefined;
}

export async function hoverAt(text: string, options: SceneOptions = {}): Promise<Shown> {
  const { service, file, position } = scene(text, options);
  const hover = await service.hover(file, position);
  const lines = file.text.split('\n');
  const word = hover && lines[hover.range.start.line]?.slice(hover.range.start.character, hover.range.end.character);
  return { contents: hover?.contents ?? '', word };
}
