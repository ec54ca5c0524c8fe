"use client";

import { useEffect, useState } from "react";

const storageKey = "vitrine.single-keys";

/** Whether single keys are shortcuts; remembered on this device. */
export function useSingleKeys(): [on: boolean, set: (on: boolean) => void] {
  const [isOn, setIsOn] = useState(true);
  useEffect(() => setIsOn(localStorage.getItem(storageKey) !== "off"), []);
  return [
    isOn,
    (on) => {
      setIsOn(on);
      localStorage.setItem(storageKey, on ? "on" : "off");
    },
  ];
}
