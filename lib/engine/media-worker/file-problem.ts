/** Something wrong with the person's file (not with this program). The message is a sentence that they will read. */
export class FileProblem extends Error {
  override name = "FileProblem";
}
