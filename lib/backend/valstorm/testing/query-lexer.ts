/** What is wrong with a query: the stand-in answers it with 422, as a strict backend would. */
export class QuerySyntaxError extends Error {
  override readonly name = "QuerySyntaxError";
}

export type Token = { kind: "word" | "text" | "number" | "sign"; value: string };

/** How a quoted text escapes: `doubled` ('it''s'), or `backslash` as well ('it\'s'). */
export type QuoteRule = "doubled" | "backslash";

/** The query in its smallest parts. Throws `QuerySyntaxError` for what is none, an unclosed text or a comment among them. */
export function tokens(query: string, quotes: QuoteRule): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < query.length; ) {
    const rest = query.slice(at);
    const space = /^\s+/.exec(rest);
    if (space) {
      at += space[0].length;
    } else if (rest[0] === "'") {
      const text = quoted(rest, quotes);
      found.push({ kind: "text", value: text.value });
      at += text.length;
    } else {
      const plain = /^(?:([a-z_][a-z_0-9.]*)|(-?\d+(?:\.\d+)?)|(<=|>=|!=|<>|[<>=(),*]))/i.exec(rest);
      if (!plain) throw new QuerySyntaxError(`nothing known at ${at}`);
      const [all, word, number] = plain;
      found.push({ kind: word ? "word" : number ? "number" : "sign", value: all });
      at += all.length;
    }
  }
  return found;
}

function quoted(text: string, quotes: QuoteRule): { value: string; length: number } {
  let value = "";
  for (let at = 1; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "\u0000") throw new QuerySyntaxError("NUL in a text");
    if (quotes === "backslash" && character === "\\") {
      at += 1;
      value += text[at] ?? "";
    } else if (character !== "'") value += character;
    else if (text[at + 1] !== "'") return { value, length: at + 1 };
    else {
      at += 1;
      value += "'";
    }
  }
  throw new QuerySyntaxError("a text without an end");
}
