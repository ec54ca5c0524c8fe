import { z } from "zod";
import { capabilitiesSchema } from "./capabilities";

/** The kinds of backend there are, the one that is taken when nobody chose first. */
export const backendKeys = ["videogen", "valstorm"] as const;
export type BackendKey = (typeof backendKeys)[number];
export const backendKeySchema = z.enum(backendKeys);

/** What may be switched between, and which one this browser looks at. */
export const backendsSchema = z.object({
  current: backendKeySchema,
  backends: z.array(z.object({ key: backendKeySchema, name: z.string(), capabilities: capabilitiesSchema })),
});
export type Backends = z.infer<typeof backendsSchema>;

export const backendChoiceSchema = z.object({ backend: backendKeySchema });

export const backendChoiceAnswerSchema = z.object({ current: backendKeySchema });
