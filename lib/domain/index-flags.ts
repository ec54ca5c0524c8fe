/** What an `IndexRow`'s `flags` say, one bit each. Apart from the schemas, so that reading them costs the browser no zod. */
export const indexFlags = {
  public: 1,
  processing: 2,
  failed: 4,
  timedTranscript: 8,
  plainTranscript: 16,
  /** There will be no thumbnail: it failed, or does not apply. */
  noPicture: 32,
  /** There is a storyboard to scrub through. */
  storyboard: 64,
} as const;
