import { EmbedMessage } from "./embed-message";

export default function NotShared() {
  return (
    <EmbedMessage title="This file is not shared.">
      Its owner may have turned sharing off, or the address is mistyped.
    </EmbedMessage>
  );
}
