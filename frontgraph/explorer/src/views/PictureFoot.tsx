import type { ComponentChildren, JSX } from "preact";

import { useReader } from "../context";
import { savePng, saveSvg } from "../picture/drawing";

/** Below a picture: what its signs mean, and the buttons that save it as a drawing, made from the data when it is asked for. */
export function PictureFoot({ name, draw, children }: { name: string; draw: () => SVGSVGElement; children?: ComponentChildren }): JSX.Element {
  const { say } = useReader();
  return (
    <p class="tools">
      <span class="signs">{children}</span>
      <button type="button" onClick={() => saveSvg(draw(), name)}>{say("saveSvg")}</button>
      <button type="button" onClick={() => savePng(draw(), name)}>{say("savePng")}</button>
    </p>
  );
}
