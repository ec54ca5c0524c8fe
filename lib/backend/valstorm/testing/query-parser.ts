import { QuerySyntaxError, type QuoteRule, type Token, tokens } from "./query-lexer";

type Value = string | number | boolean | null;
export type Row = Record<string, Value | undefined>;
type Condition = (row: Row) => boolean;

export type ParsedQuery = {
  /** Null for `*`. */
  fields: string[] | null;
  matches: Condition;
  orderBy: { field: string; descending: boolean }[];
  limit: number | null;
  offset: number;
};

export type Dialect = {
  quotes: QuoteRule;
  /** Whether `<` and `>` are understood. */
  compares: boolean;
  /** Whether LIKE tells capitals from small letters. */
  minds: boolean;
};

/**
 * Reads `SELECT … FROM file [WHERE …] [ORDER BY …] [LIMIT n] [OFFSET n]`, with AND, OR, brackets, `=`, `!=`, `<`, `>` and
 * LIKE. Throws `QuerySyntaxError` for anything else, and for what is left over at the end.
 */
export function parseQuery(query: string, fields: readonly string[], dialect: Dialect): ParsedQuery {
  return new Parser(tokens(query, dialect.quotes), fields, dialect).query();
}

class Parser {
  #at = 0;
  constructor(
    private readonly parts: readonly Token[],
    private readonly fields: readonly string[],
    private readonly dialect: Dialect,
  ) {}

  query(): ParsedQuery {
    this.#expect("SELECT");
    const fields = this.#skip("*") ? null : this.#list(() => this.#field());
    this.#expect("FROM");
    this.#expect("file");
    const matches = this.#skip("WHERE") ? this.#either() : () => true;
    const orderBy = this.#skip("ORDER") ? this.#order() : [];
    const limit = this.#skip("LIMIT") ? this.#count() : null;
    const offset = this.#skip("OFFSET") ? this.#count() : 0;
    if (this.#at < this.parts.length) throw new QuerySyntaxError("something after the end");
    return { fields, matches, orderBy, limit, offset };
  }

  #either(): Condition {
    const conditions = [this.#all()];
    while (this.#skip("OR")) conditions.push(this.#all());
    return (row) => conditions.some((matches) => matches(row));
  }

  #all(): Condition {
    const conditions = [this.#one()];
    while (this.#skip("AND")) conditions.push(this.#one());
    return (row) => conditions.every((matches) => matches(row));
  }

  #one(): Condition {
    if (this.#skip("(")) {
      const inner = this.#either();
      this.#expect(")");
      return inner;
    }
    const field = this.#field();
    if (this.#skip("LIKE")) return like(field, this.#value(), this.dialect.minds);
    const sign = this.#next("sign").value;
    const wanted = this.#value();
    if (sign === "=") return (row) => (row[field] ?? null) === wanted;
    if (sign === "!=" || sign === "<>") return (row) => (row[field] ?? null) !== wanted;
    if (!this.dialect.compares) throw new QuerySyntaxError(`${sign} is not known`);
    return (row) => isOrdered(compare(row[field] ?? null, wanted), sign);
  }

  #order() {
    this.#expect("BY");
    return this.#list(() => {
      const field = this.#field();
      const descending = this.#skip("DESC");
      if (!descending) this.#skip("ASC");
      return { field, descending };
    });
  }

  #value(): Value {
    const { kind, value } = this.#next();
    if (kind === "text") return value;
    if (kind === "number") return Number(value);
    const constant = { true: true, false: false, null: null }[value.toLowerCase()];
    if (kind === "word" && constant !== undefined) return constant;
    throw new QuerySyntaxError(`${value} is no value`);
  }

  #field(): string {
    const { value } = this.#next("word");
    if (!this.fields.includes(value)) throw new QuerySyntaxError(`no field ${value}`);
    return value;
  }

  #count(): number {
    const count = Number(this.#next("number").value);
    if (!Number.isInteger(count) || count < 0) throw new QuerySyntaxError("no count");
    return count;
  }

  #list<T>(read: () => T): T[] {
    const all = [read()];
    while (this.#skip(",")) all.push(read());
    return all;
  }

  #next(kind?: Token["kind"]): Token {
    const part = this.parts[this.#at];
    if (!part || (kind && part.kind !== kind))
      throw new QuerySyntaxError(`${part?.value ?? "the end"} is not expected`);
    this.#at += 1;
    return part;
  }

  #skip(word: string): boolean {
    const part = this.parts[this.#at];
    if (!part || part.kind === "text" || part.value.toLowerCase() !== word.toLowerCase()) return false;
    this.#at += 1;
    return true;
  }

  #expect(word: string): void {
    if (!this.#skip(word)) throw new QuerySyntaxError(`${word} is missing`);
  }
}

function like(field: string, pattern: Value, minds: boolean): Condition {
  if (typeof pattern !== "string") throw new QuerySyntaxError("LIKE wants a text");
  const source = [...pattern]
    .map((character) => ({ "%": ".*", _: "." })[character] ?? character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&"))
    .join("");
  const expression = new RegExp(`^${source}$`, minds ? "su" : "sui");
  return (row) => expression.test(String(row[field] ?? ""));
}

/** By code units, as a database with a binary collation does. */
export function compare(one: Value, other: Value): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  return one < other ? -1 : 1;
}

function isOrdered(order: number, sign: string): boolean {
  if (sign === "<") return order < 0;
  if (sign === "<=") return order <= 0;
  return sign === ">" ? order > 0 : order >= 0;
}
