import { section } from "../section";

/** The command palette. */
export const paletteTexts = section(() => ({
  title: "Command palette",
  placeholder: "Find files, views and actions",
  help: "Type to find. Arrow keys move, Enter opens, Escape closes.",
  files: "Files",
  views: "Saved views",
  recent: "Recent searches",
  actions: "Actions",
  searchFor: "Search the library for “{query}”",
  upload: "Upload files",
  clear: "Clear search and filters",
  save: "Save this view",
  shortcuts: "Keyboard shortcuts",
  status: "Status: connection and calls left",
  layouts: { large: "Large tiles", medium: "Medium tiles", small: "Small tiles", table: "Table" },
}));
