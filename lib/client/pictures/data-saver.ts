/** True when the person, or their device, has asked for less traffic. */
export function savesData(): boolean {
  const connection: unknown = "connection" in navigator ? navigator.connection : null;
  const isAsked =
    typeof connection === "object" && connection !== null && "saveData" in connection && connection.saveData === true;
  return isAsked || matchMedia("(prefers-reduced-data: reduce)").matches;
}
