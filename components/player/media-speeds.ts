/** Playback speeds on offer, in the order that the button steps through. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];
