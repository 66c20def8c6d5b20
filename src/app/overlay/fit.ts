import type { Box } from "../../sdk/index.ts";

export interface Size {
  width: number;
  height: number;
}

/** How a picture's pixels lie on the screen. */
export interface Fit {
  scale: number;
  offsetX: number;
  offsetY: number;
  /** Set where the picture is shown mirrored: x runs from the other edge. */
  mirroredWidth: number | null;
}

/** The same arithmetic as CSS `object-fit`, for what is drawn over the picture. */
export function fitPicture(
  picture: Size,
  stage: Size,
  how: "cover" | "contain",
  mirrored = false,
): Fit {
  const ratios = [stage.width / picture.width, stage.height / picture.height];
  const scale = how === "cover" ? Math.max(...ratios) : Math.min(...ratios);
  return {
    scale,
    offsetX: (stage.width - picture.width * scale) / 2,
    offsetY: (stage.height - picture.height * scale) / 2,
    mirroredWidth: mirrored ? stage.width : null,
  };
}

export function toStage(box: Box, fit: Fit): Box {
  const width = box.width * fit.scale;
  const x = box.x * fit.scale + fit.offsetX;
  return {
    x: fit.mirroredWidth === null ? x : fit.mirroredWidth - x - width,
    y: box.y * fit.scale + fit.offsetY,
    width,
    height: box.height * fit.scale,
  };
}
