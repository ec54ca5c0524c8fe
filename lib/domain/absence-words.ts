import type { AbsenceReason } from "./capabilities";

const reasons: Record<AbsenceReason, (backend: string) => string> = {
  not_offered: (backend) => `${backend} does not offer this.`,
  deletes_only: (backend) => `${backend} has no archive: it only deletes for good.`,
  archives_only: (backend) => `${backend} archives files; it does not delete them for good on request.`,
  name_search_only: (backend) => `${backend} finds files by their name, not by what they show or say.`,
  originals_only: (backend) => `${backend} keeps the original only and makes nothing of it.`,
};

/** Why a control is absent, as a sentence that names the backend. */
export function absenceWords(reason: AbsenceReason, backend: string): string {
  return reasons[reason](backend);
}
