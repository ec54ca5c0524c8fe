import { backend } from "../backend";
import { env } from "../env";
import { processState } from "../process-state";
import { sharedState } from "../shared/state";
import { libraryId } from "./library-id";
import { LibraryIndex } from "./library-index";
import { textStore } from "./text-store";

/** The index of the configured library, one for all who look at it. Throws `BackendError` when there is no backend. */
export function libraryIndex(): LibraryIndex {
  const library = libraryId();
  // Walks go on by timers, whoever's request they began with.
  const own = backend();
  return processState(
    `library-index.${library}`,
    () =>
      new LibraryIndex({
        library,
        ask: (request) => own.list(request, { priority: "background" }),
        shared: sharedState(),
        store: textStore(),
        most: env().LIBRARY_INDEX_MAX_FILES,
      }),
  );
}
