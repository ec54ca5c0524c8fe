import { section } from "../section";

export const uiTexts = section(() => ({
  close: "Close",
  dismiss: "Dismiss",
  notifications: "Notifications",
  copied: "Copied",
  copyRefused: "The browser did not allow copying.",
}));
