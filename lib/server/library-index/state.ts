import { backend } from "../backend";
import { env } from "../env";
import { processState } from "../process-state";
import { sharedState } from "../shared/state";
import { knownSources } from "../sources/state";
import { libraryId } from "./library-id";
import { LibraryIndex } from "./library-index";
import { textStore } from "./text-store";

/** The index of the configured library, one for all who look at it. Throws `BackendError` when there is no backend. */
export function libraryIndex(): LibraryIndex {
  const library = libraryId();
  // Walks go on by timers, whoever's request they began with.
  const [own, sources] = [backend(), knownSources()];
  return processState(
    `library-index.${library}`,
    () =>
      new LibraryIndex({
        library,
        ask: async (request) => {
          const list = await own.list(request, { priority: "background" });
          // URLs that come for nothing are calls that nobody has to make later.
          sources.rememberInPassing(list.files);
          return list;
        },
        shared: sharedState(),
        store: textStore(),
        most: env().LIBRARY_INDEX_MAX_FILES,
      }),
  );
}
