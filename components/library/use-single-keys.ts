"use client";

import { useEffect, useState } from "react";
import { singleKeysAreOn, singleKeysStorage } from "@/components/ui/single-keys";

/** Whether single keys are shortcuts; remembered on this device. */
export function useSingleKeys(): [on: boolean, set: (on: boolean) => void] {
  const [isOn, setIsOn] = useState(true);
  useEffect(() => setIsOn(singleKeysAreOn()), []);
  return [
    isOn,
    (on) => {
      setIsOn(on);
      localStorage.setItem(singleKeysStorage, on ? "on" : "off");
    },
  ];
}
