"use client";

import { useEffect, useEffectEvent } from "react";
import { singleKeysAreOn } from "@/components/ui/single-keys";
import { speeds } from "./media-speeds";
import { nextSpeed, type PlayerAction, playerAction } from "./player-keys";

const typing = "input, textarea, select, [contenteditable]";
/** What does something of its own when space is pressed on it. */
const pressable = "button, a, summary, [role=button], [role=switch], [role=slider], [role=menuitem], [role=option]";
const volumeStep = 0.1;

/** Keys for the one player of the page, wherever the focus is that has no use for them; `onList` shows which they are. */
export function usePlayerKeys(player: HTMLElement | null, media: HTMLMediaElement | null, onList: () => void): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (!player || !media || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof Element) || event.target.closest(typing)) return;
    const dialog = event.target.closest("[role=dialog], [role=menu]");
    if (dialog && !dialog.contains(player)) return;
    const isPage = event.target === document.body && !player.closest("[role=dialog]");
    const isOnPlayer = (player.contains(event.target) && !event.target.closest("[role=slider]")) || isPage;
    if (event.key === " " && event.target.closest(pressable)) return;
    // Whoever speaks to the computer turned single keys off; on the player itself they disturb nobody.
    if (event.key.length === 1 && !isOnPlayer && !singleKeysAreOn()) return;
    const action = playerAction(event.key, isOnPlayer);
    if (!action) return;
    event.preventDefault();
    if (action.does === "list") onList();
    else perform(action, media);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => act(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function perform(action: PlayerAction, media: HTMLMediaElement): void {
  const length = Number.isFinite(media.duration) ? media.duration : 0;
  switch (action.does) {
    case "toggle":
      if (media.paused) media.play().catch((cause) => console.warn("vitrine: the browser refused to play.", cause));
      else media.pause();
      return;
    case "seek":
      media.currentTime = Math.min(length || media.currentTime, Math.max(0, media.currentTime + action.seconds));
      return;
    case "jump":
      media.currentTime = length * action.share;
      return;
    case "speed":
      media.playbackRate = nextSpeed(speeds, media.playbackRate, action.step);
      return;
    case "volume":
      media.muted = false;
      media.volume = Math.min(1, Math.max(0, media.volume + action.step * volumeStep));
      return;
    case "mute":
      media.muted = !media.muted;
      return;
    case "captions":
      request(media, "mediatogglesubtitlesrequest");
      return;
    case "fullscreen":
      if (media instanceof HTMLVideoElement)
        request(media, document.fullscreenElement ? "mediaexitfullscreenrequest" : "mediaenterfullscreenrequest");
  }
}

/** What media-chrome's own buttons ask of the controller. */
function request(media: HTMLMediaElement, name: string): void {
  media.closest("media-controller")?.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
}
