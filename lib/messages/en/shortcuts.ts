import { section } from "../section";

/** The list of keys under `?`. */
export const shortcutTexts = section(() => ({
  title: "Keyboard shortcuts",
  search: "Search files",
  palette: "Find files, views and actions",
  clear: "Clear the search, close what is open",
  move: "Move between files",
  firstAndLast: "First and last file",
  open: "Open the file",
  scrub: "Look through the focused video",
  upload: "Upload files",
  archive: "Archive the focused file",
  undo: "Undo the last archive",
  status: "Status: connection and calls left",
  list: "This list",
  singleKeys: "Single-key shortcuts",
  singleKeysHelp: "Turn off if you speak to your computer or use sticky keys.",
  /** What stands on the keys. */
  keys: { escape: "Esc", home: "Home", end: "End", enter: "Enter", delete: "Del", control: "Ctrl", alt: "Alt" },
}));
