import { section } from "../section";

/** The quota glass: the connection, the hour's calls, what is held back. Lengths are in seconds. */
export const statusTexts = section(({ length, number, timeOfDay }) => {
  /** When something will be: the wait, and the time of day when it is far enough away to plan by. */
  function when(seconds: number, nowMs = Date.now()): string {
    if (seconds < 1) return "any moment";
    if (seconds < 90) return `in ${length(seconds)}`;
    return `in ${length(seconds)}, at ${timeOfDay(nowMs + seconds * 1000)}`;
  }
  const ago = (seconds: number) => (seconds < 2 ? "just now" : `${length(seconds)} ago`);
  return {
    title: "Status",
    asking: "Asking how things stand…",
    connection: "Connection",
    test: "Test again",
    testing: "Testing…",
    backend: "Backend",
    account: "Account",
    tested: "Tested",
    whatYouSee: "What you see",
    notLoaded: "is not loaded yet",
    confirmed: (seconds: number) => `was confirmed ${ago(seconds)}`,
    events: "Live events",
    eventsLive: "come by themselves",
    lastEvent: (seconds: number) => `come by themselves, the last ${ago(seconds)}`,
    eventsWaiting: "none has come yet; the list is asked for",
    eventsOff: "not set up; the list is asked for",
    ago,
    when,
    connections: {
      ok: { title: "Connected", text: "" },
      limited: {
        title: "Connected, and asked to wait",
        text: "The files API answers that the hour’s calls are used up. It opens again by itself.",
      },
      unreachable: {
        title: "The files API cannot be reached",
        text: "What is on screen stays. Vitrine keeps trying and goes on by itself.",
      },
      key_rejected: {
        title: "The key is not accepted",
        text: "Check VIDEOGEN_API_KEY, or VALSTORM_TOKEN, where Vitrine is started, and start it again.",
      },
      vitrine_unreachable: {
        title: "Vitrine cannot be reached",
        text: "Check the connection of this device. This page keeps trying; what is on screen stays.",
      },
    },
    callsThisHour: "Calls this hour",
    callsHelp: "Shared by everyone who uses this key. Opening a file always comes first.",
    groups: {
      read: { name: "Browsing", use: "lists and files", meter: "Browsing: used this hour" },
      hydrate: { name: "Fresh links", use: "signed for media", meter: "Fresh links: used this hour" },
      upload: { name: "Uploads", use: "one per file", meter: "Uploads: used this hour" },
      search: { name: "Searches", use: "one per search", meter: "Searches: used this hour" },
    },
    left: (remaining: number, limit: number) => `${number(remaining)} of ${number(limit)} left`,
    heldBack: "Held back to save calls",
    doneWithout: {
      background_sync: "The library is refreshed only when someone asks for it.",
      storyboards: "Previews over the length of a video come later.",
      search_as_you_type: "Search begins with Enter instead of while typing.",
      hydrated_thumbnails: "Some thumbnails are placeholders and fill in as the hour goes on. Opening a file works.",
      other: "Some things take longer.",
    },
    why: {
      limited: "The files API asked to wait.",
      used_up: "This hour’s calls are used up.",
      kept: "What is left of this hour is kept for what people ask for.",
      testing: "It is being tried whether it works again.",
    },
    expectedBack: (seconds: number) => `Expected back ${when(seconds)}.`,
    outlook: {
      paused: (seconds: number) => `The files API asked to wait. Open again ${when(seconds)}.`,
      unused: "None used so far this hour.",
      usedUp: (seconds: number) => `Used up. Full again ${when(seconds)}.`,
      runsOut: (secondsToEnd: number, seconds: number) =>
        `At this pace used up ${when(secondsToEnd)}. Full again ${when(seconds)}.`,
      lasts: (seconds: number, forecast: number) =>
        `Full again ${when(seconds)}. At this pace ${number(forecast)} used by then.`,
    },
  };
});
