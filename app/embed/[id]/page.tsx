import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestText } from "@/app/request-text";
import { parseEmbedOptions, type QueryValues } from "@/components/player/embed-options";
import { shownName } from "@/lib/domain/display-name";
import { embedTexts } from "@/lib/messages/en/embed";
import { fileTexts } from "@/lib/messages/en/files";
import { findPublicFile } from "@/lib/server/public-file";
import { SharedFile } from "./shared-file";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<QueryValues> };

/** A shared file for anyone, without a session, to be framed by any site. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const found = await find(await params, query);
  if (!found) notFound();
  return <SharedFile {...found} options={parseEmbedOptions(query)} />;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const file = (await find(await params, await searchParams))?.file;
  const { notSharedTitle } = await requestText(embedTexts);
  const { untitled } = await requestText(fileTexts);
  return { title: { absolute: file ? shownName(file.displayName, untitled) : notSharedTitle } };
}

function find({ id }: { id: string }, { backend }: QueryValues) {
  return findPublicFile(decodeURIComponent(id), typeof backend === "string" ? backend : null);
}
