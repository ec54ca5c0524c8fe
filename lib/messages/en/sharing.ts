import { section } from "../section";

export const sharingTexts = section(() => ({
  title: "Public preview",
  isOn: "Anyone with the link can see this file, without signing in.",
  isOff: "Off: only people who can open this library see the file.",
  isOffForViewers: "Off. An editor can turn it on.",
  publicLink: "Public link",
  embedCode: "Embed code",
  copyEmbedCode: "Copy embed code",
  copyPublicLink: "Copy public link",
  open: "Open",
  preparing: "Preparing the embed… The link already works and shows the file once it is ready.",
  turnOnFailed: "Public preview could not be turned on.",
  turnOffFailed: "Public preview could not be turned off.",
}));
