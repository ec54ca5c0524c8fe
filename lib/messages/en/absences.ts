import { section } from "../section";

/** Why a control is absent, by `AbsenceReason` of lib/domain/capabilities, as a sentence that names the backend. */
export const absenceTexts = section(() => ({
  not_offered: (backend: string) => `${backend} does not offer this.`,
  deletes_only: (backend: string) => `${backend} has no archive: it only deletes for good.`,
  archives_only: (backend: string) => `${backend} archives files; it does not delete them for good on request.`,
  name_search_only: (backend: string) => `${backend} finds files by their name, not by what they show or say.`,
  originals_only: (backend: string) => `${backend} keeps the original only and makes nothing of it.`,
}));
