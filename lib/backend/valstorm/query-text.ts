/** The longest part of a text that is asked for, in characters: what is longer is compared here. */
const mostAsked = 200;

/**
 * Everything that some dialect of a query language may take for more than itself between quotes: quotes, escapes,
 * wildcards, placeholders, ends of statements and comment marks, control characters, halves of characters.
 */
const meaningful = /['"\\`;%_*#{}$\p{Cc}\p{Cs}\u2028\u2029]|--/gu;

/**
 * The one way of any value into a query: `_`, which LIKE reads as "any one character", stands for every character that
 * could mean something. So nothing of a value can end the quotes, whatever the backend's rule of escaping is (its
 * description names none). What is found this way is more than was asked for: compare it with the value itself.
 */
export function escaped(value: string): string {
  return value.replace(meaningful, (match) => "_".repeat(match.length));
}

/** `=` where the value is plain; else LIKE, whose answer may hold more than was asked for. */
export function isEqual(field: string, value: string): string {
  const literal = plainLiteral(value);
  if (literal) return `${field} = ${literal}`;
  const asked = clipped(value);
  return `${field} LIKE '${escaped(asked)}${asked === value ? "" : "%"}'`;
}

/** That the field holds the text, as it is written. The answer may hold more than was asked for. */
export function holds(field: string, text: string): string {
  return `${field} LIKE '%${escaped(clipped(text))}%'`;
}

/** That the field begins with the text. The answer may hold more than was asked for. */
export function begins(field: string, text: string): string {
  return `${field} LIKE '${escaped(clipped(text))}%'`;
}

/** Undefined when the value cannot stand between quotes as itself, so that it can be compared by no operator. */
export function plainLiteral(value: string | number): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : undefined;
  return escaped(value) === value && value.length <= mostAsked ? `'${value}'` : undefined;
}

function clipped(text: string): string {
  return [...text.slice(0, 2 * mostAsked)].slice(0, mostAsked).join("");
}
