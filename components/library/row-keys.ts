/** What the files of the grid and of the table are told by keys and clicks. Positions count from 0. */
export type RowActions = {
  open(position: number): void;
  toggle(position: number): void;
  /** Selects from the one that was chosen last to this one. */
  extendTo(position: number): void;
  selectAll(): void;
  /** False when nothing was selected. */
  clear(): boolean;
  /** The selected files, or this one when none is. */
  archive: ((position: number) => void) | null;
};
