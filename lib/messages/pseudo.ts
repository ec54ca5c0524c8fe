const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "áƀçđéƒĝĥíĵķļɱñóþǫŕšŧúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻḾÑÓÞǪŔŠŦÚṼŴẊÝŽ";
const letters = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]));

const toRight = "\u202e";
const pop = "\u202c";
/** Around values, which are not ours to change. Private use: no text holds them. */
const valueStart = "\ue000";
const valueEnd = "\ue001";
const kept = /\ue000([^\ue001]*)\ue001|\{\w+\}/gu;

/** English as a language read from right to left: other letters, a third longer, each word turned around; values and slots stay. */
export function pseudoText(text: string): string {
  let from = 0;
  let result = "";
  for (const match of text.matchAll(kept)) {
    result += turned(text.slice(from, match.index)) + (match[1] ?? match[0]);
    from = match.index + match[0].length;
  }
  return result + turned(text.slice(from));
}

function turned(text: string): string {
  return text.replace(/[A-Za-z][A-Za-z'’-]*/g, (word) => {
    const other = [...word].map((letter) => {
      const next = letters.get(letter) ?? letter;
      return /[aeo]/.test(letter) ? next + next : next;
    });
    return toRight + other.join("") + pop;
  });
}

/** A section of texts, each turned as it is read. */
export function pseudo<Texts extends object>(texts: Texts): Texts {
  return new Proxy(texts, {
    get(target, name): unknown {
      const text: unknown = Reflect.get(target, name);
      if (typeof text === "string") return pseudoText(text);
      if (typeof text === "function") return (...values: unknown[]) => pseudoText(String(text(...values.map(marked))));
      return typeof text === "object" && text !== null ? pseudo(text) : text;
    },
  });
}

function marked(value: unknown): unknown {
  return typeof value === "string" ? valueStart + value + valueEnd : value;
}
