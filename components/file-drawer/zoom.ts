/** How a picture lies in its stage: `scale` 1 fits it, `x` and `y` are how far its middle is moved, in pixels. */
export type Zoom = { scale: number; x: number; y: number };
/** Sizes in pixels of the page: the stage, and the picture as it fits the stage. */
export type ZoomSpace = { stage: { width: number; height: number }; picture: { width: number; height: number } };

export const fitted: Zoom = { scale: 1, x: 0, y: 0 };

/** As far as `most`, never smaller than fitting, and never beyond the picture's edges. */
export function bounded({ scale, x, y }: Zoom, { stage, picture }: ZoomSpace, most: number): Zoom {
  const size = Math.min(Math.max(1, most), Math.max(1, scale));
  const room = (picture: number, stage: number) => Math.max(0, (picture * size - stage) / 2);
  const within = (value: number, room: number) => Math.min(room, Math.max(-room, value)) || 0;
  return {
    scale: size,
    x: within(x, room(picture.width, stage.width)),
    y: within(y, room(picture.height, stage.height)),
  };
}

/** Zoomed to `scale` so that what lies at a point, counted from the stage's middle, stays there. */
export function zoomedAt(zoom: Zoom, scale: number, point: { x: number; y: number }): Zoom {
  const ratio = scale / zoom.scale;
  return { scale, x: point.x - (point.x - zoom.x) * ratio, y: point.y - (point.y - zoom.y) * ratio };
}
