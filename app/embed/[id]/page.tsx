import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { parseEmbedOptions, type QueryValues } from "@/components/player/embed-options";
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
  return { title: { absolute: file?.displayName ?? "Not shared" } };
}
