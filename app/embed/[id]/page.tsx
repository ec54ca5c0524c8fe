import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestText } from "@/app/request-text";
import { parseEmbedOptions, type QueryValues } from "@/components/player/embed-options";
import { shownName } from "@/lib/domain/display-name";
import { embedTexts } from "@/lib/messages/en/embed";
import { fileTexts } from "@/lib/messages/en/files";
import { loadPublicFile } from "@/lib/server/public-file";
import { SharedFile } from "./shared-file";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<QueryValues> };

/** A shared file for anyone, without a session, to be framed by any site. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const file = await loadPublicFile(decodeURIComponent((await params).id));
  if (!file) notFound();
  return <SharedFile file={file} options={parseEmbedOptions(await searchParams)} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const file = await loadPublicFile(decodeURIComponent((await params).id));
  const { notSharedTitle } = await requestText(embedTexts);
  const { untitled } = await requestText(fileTexts);
  return { title: { absolute: file ? shownName(file.displayName, untitled) : notSharedTitle } };
}
