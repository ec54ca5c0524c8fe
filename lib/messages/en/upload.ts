import { section } from "../section";

export const uploadTexts = section(({ bytes, number, percent, plural }) => {
  const files = (count: number) => plural(count, { one: `${number(count)} file`, other: `${number(count)} files` });
  return {
    title: "Uploads",
    filesToUpload: "Files to upload",
    uploading: (count: number) => `Uploading ${files(count)}`,
    processingFiles: (count: number) => `Processing ${files(count)}`,
    added: (count: number) => `${files(count)} added`,
    failedFiles: (count: number) => `${files(count)} failed`,
    addedAndFailed: (added: number, failed: number) => `${files(added)} added, ${number(failed)} failed`,
    uploadingAndFailed: (count: number, failed: number) => `Uploading ${files(count)}, ${number(failed)} failed`,
    processingAndFailed: (count: number, failed: number) => `Processing ${files(count)}, ${number(failed)} failed`,
    percent: (share: number) => percent(share),
    collapse: "Collapse uploads",
    expand: "Expand uploads",
    close: "Close uploads",
    all: "All uploads",
    andMore: (count: number) => `and ${number(count)} more`,

    waiting: (size: number) => `Waiting · ${bytes(size)}`,
    sent: (share: number, size: number) => `${percent(share)} of ${bytes(size)}`,
    processing: "Uploaded, being processed",
    done: (size: number) => `Added · ${bytes(size)}`,
    failed: "The upload failed.",
    open: "Open",
    openFile: (name: string) => `Open ${name}`,
    tryAgain: (name: string) => `Try again: ${name}`,
    cancel: (name: string) => `Cancel ${name}`,
    remove: (name: string) => `Remove ${name} from this list`,

    dropHere: "Drop to upload to the library",
    dropHelp: "Files and whole folders. Everyone on your team will see them.",
    nothingDropped: "There was no file in what you dropped.",
    dropFailed: "What you dropped could not be read.",
    dropFailedHelp: "A folder or file may be protected or already gone. Use “Upload files” instead.",
  };
});
