import { env } from "./env";

/** Origins beside https: from which browsers load media, separated by spaces. */
export function mediaOrigins(): string {
  const { MEDIA_ORIGINS, VALSTORM_TOKEN, VALSTORM_BASE_URL } = env();
  return VALSTORM_TOKEN ? `${MEDIA_ORIGINS} ${new URL(VALSTORM_BASE_URL).origin}`.trim() : MEDIA_ORIGINS;
}
