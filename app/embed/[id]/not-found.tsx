import { requestText } from "@/app/request-text";
import { embedTexts } from "@/lib/messages/en/embed";
import { EmbedMessage } from "./embed-message";

export default async function NotShared() {
  const text = await requestText(embedTexts);
  return <EmbedMessage title={text.notShared}>{text.notSharedHelp}</EmbedMessage>;
}
