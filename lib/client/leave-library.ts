import type { BackendKey } from "@/lib/domain/backends";
import { chooseBackend, endSession } from "./api";
import { libraryIndex } from "./library-index/library-index";
import { dropPictures } from "./pictures/kept-pictures";

const channelName = "vitrine-library";

/** Shows another backend's library. The page is loaded anew, so that nothing of the one before is left in it. Throws `ApiError`. */
export async function switchLibrary(backend: BackendKey): Promise<void> {
  await chooseBackend(backend);
  await libraryIndex.forget();
  leaveFor("/");
}

/** Ends the session; nothing of the library stays in this browser. Throws `ApiError`. */
export async function signOut(): Promise<void> {
  await endSession();
  await Promise.all([libraryIndex.forget(), dropPictures()]);
  leaveFor("/sign-in");
}

/** The other tabs of this browser show a library that it has left: they follow. Returns how not to hear of it. */
export function followOtherTabs(): () => void {
  const channel = new BroadcastChannel(channelName);
  // Their own addresses name files and views of the library before.
  channel.onmessage = ({ data }) => location.replace(data === "/sign-in" ? data : "/");
  return () => channel.close();
}

function leaveFor(path: "/" | "/sign-in"): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(path);
  channel.close();
  // Not a step that the way back leads over: the page before is of the other library.
  location.replace(path);
}
