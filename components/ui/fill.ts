import { createElement, Fragment, type ReactNode } from "react";

/** The names between braces in a text. */
type Slot<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slot<Rest> : never;

/** A text of the catalogue with elements in its `{slots}`: `fill(text.archived, { name: <bdi>…</bdi> })`. */
export function fill<Text extends string>(text: Text, slots: Record<Slot<Text>, ReactNode>): ReactNode {
  const elements = new Map(Object.entries<ReactNode>(slots));
  // Every second part is a slot's name.
  const parts = text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : elements.get(part)));
  return createElement(Fragment, null, ...parts);
}
