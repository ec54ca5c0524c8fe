import { section } from "../section";

export const signInTexts = section(() => ({
  title: "Sign in",
  enterPasscode: "Enter the passcode of this library.",
  passcodeMissing: "Enter the passcode.",
  signIn: "Sign in",
  signingIn: "Signing in…",
  unreachable: "Vitrine cannot be reached. Check the connection and try again.",
  answeredWith: (status: number) => `Vitrine answered with status ${status}. Try again.`,
  noPasscode: "This library has no passcode yet",
  noPasscodeWhy:
    "Under this address Vitrine opens only with a passcode, and none has been set. Whoever runs it sets {variable} and starts it again:",
  noPasscodeElsewhere:
    "On Vercel it is an environment variable of the project. On the machine that runs Vitrine itself, the library opens at {address} without one.",
}));
