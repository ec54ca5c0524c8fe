import { libraryIndexTexts } from "@/lib/messages/en/library-index";
import { pageLocale } from "@/lib/messages/locale";
import { IndexSession } from "./index-session";
import type { LibrarySearch } from "./library-search";
import type { FromWorker, Question, Questions, ToWorker } from "./protocol";
import { QuestionError, Results } from "./results";
import { nextTask } from "./take-turns";

/** The worker of the library index: holds the rows, so that the page does not, and answers `ToWorker`. */

let session: IndexSession | null = null;
const results = new Results();
/** The last question of each view, by its id. */
const latest = new Map<string, number>();

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "start") {
    session ??= new IndexSession(data.origin, (state) => tell({ kind: "state", state }));
    void session.start();
  } else if (data.kind === "refresh") session?.refreshSoon();
  else if (data.kind === "visible") session?.setVisible(data.isVisible);
  else void reply(data);
});

async function reply(question: Question): Promise<void> {
  try {
    await answer(question);
  } catch (failure) {
    if (!(failure instanceof QuestionError)) console.error("vitrine: the library index could not answer.", failure);
    const code = failure instanceof QuestionError ? failure.code : "failed";
    const message = failure instanceof Error ? failure.message : String(failure);
    tell({ kind: "failure", id: question.id, failure: { code, message } });
  }
}

async function answer(question: Question): Promise<void> {
  const { kind, id } = question;
  if (kind === "query") {
    const answer = await query(id, question.ask);
    return tell({ kind: "answer", question: kind, id, answer }, [answer.rowNumbers.buffer]);
  }
  if (kind === "rows") return tell({ kind: "answer", question: kind, id, answer: results.rows(question.ask) });
  if (kind === "positionOf")
    return tell({ kind: "answer", question: kind, id, answer: results.positionOf(question.ask) });
  if (kind === "fileIds") return tell({ kind: "answer", question: kind, id, answer: results.fileIds(question.ask) });
  if (kind === "rowsOf") return tell({ kind: "answer", question: kind, id, answer: results.rowsOf(question.ask) });
  if (kind === "fileIdsOf")
    return tell({ kind: "answer", question: kind, id, answer: results.fileIdsOf(question.ask) });
  if (kind === "findName") return tell({ kind: "answer", question: kind, id, answer: results.findName(question.ask) });
  if (kind === "numbersOf")
    return tell({ kind: "answer", question: kind, id, answer: results.numbersOf(question.ask) });
  if (kind === "rowsById") {
    const search = ready();
    const answer = question.ask.fileIds.map((fileId) => {
      const row = search.find(fileId);
      return row === null ? null : search.row(row, null);
    });
    return tell({ kind: "answer", question: kind, id, answer });
  }
  await session?.forget();
  results.forget();
  tell({ kind: "answer", question: kind, id, answer: null });
}

async function query(
  id: number,
  { query, view, first }: Questions["query"]["ask"],
): Promise<Questions["query"]["answer"]> {
  latest.set(view, id);
  // What was typed meanwhile arrives first, and makes this one idle.
  await nextTask();
  if (latest.get(view) !== id) throw new QuestionError("superseded", "A newer query has taken the place of this one.");
  const search = ready();
  return results.add(view, search, await search.query(query), first);
}

function ready(): LibrarySearch {
  if (!session?.search) throw new QuestionError("not_ready", libraryIndexTexts(pageLocale()).notReady);
  return session.search;
}

function tell(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
