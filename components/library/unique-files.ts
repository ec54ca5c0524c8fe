import type { FileList } from "@/lib/domain/api";
import type { MediaFile } from "@/lib/domain/media-file";

/** The files of pages in order, each once. Of pages that were only added to, just the new ones are looked at. */
export class UniqueFiles {
  #pages: readonly FileList[] = [];
  #known = new Set<string>();
  #files: readonly MediaFile[] = [];

  of(pages: readonly FileList[]): readonly MediaFile[] {
    const goesOn = this.#pages.every((page, at) => page === pages[at]);
    if (goesOn && pages.length === this.#pages.length) return this.#files;
    if (!goesOn) this.#known = new Set();
    const news = pages
      .slice(goesOn ? this.#pages.length : 0)
      .flatMap((page) => page.files.filter((file) => this.#isNew(file)));
    this.#files = goesOn ? this.#files.concat(news) : news;
    this.#pages = pages;
    return this.#files;
  }

  #isNew({ fileId }: MediaFile): boolean {
    const isNew = !this.#known.has(fileId);
    this.#known.add(fileId);
    return isNew;
  }
}
