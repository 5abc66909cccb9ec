import { type Html, html } from '../html.ts';

/** A picture before it is framed for a page or a file. */
export interface Drawing {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly body: Html;
  /** Whether it may be made somewhat smaller where a wide page has not quite the room. */
  readonly isElastic?: boolean;
  /** Whether some of it stands out, and the rest is faint. */
  readonly isLit?: boolean;
}

export function framed(label: string, width: number, height: number, body: Html): Drawing {
  return { label, width: Math.ceil(width), height: Math.ceil(height), body };
}

/** The picture in a page, in a region that scrolls where it is wider. */
export function drawn({ label, width, height, body, isLit = false, isElastic = false }: Drawing): Html {
  return html`<div class="scroll paper" role="region" aria-label="${label}" tabindex="0" data-part="picture"><svg class="drawing${isElastic && ' elastic'}${isLit && ' lit has-picked'}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${label}">${body}</svg></div>`;
}
