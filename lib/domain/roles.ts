/** What a person may do. An editor may do all that a viewer may. */
export const roles = ["viewer", "editor"] as const;
export type Role = (typeof roles)[number];

export function allows(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}
