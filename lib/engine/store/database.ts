import { type FileHandle, open } from "node:fs/promises";
import Libsql from "libsql";
import { z } from "zod";

/** What may be bound. libsql aborts the whole process on a boolean, a Date or a lone Buffer, so nothing else binds. */
export type SqlValue = string | number | boolean | Date | Uint8Array | null;

type Statement = ReturnType<InstanceType<typeof Libsql>["prepare"]>;

type Query = { statement: Statement; columns: readonly string[] };

const rawRows = z.array(z.array(z.unknown()));

const BUSY_TIMEOUT_MS = 5_000;

/** The one place that binds parameters and reads rows. Rows leave it only through a schema. */
export class Database {
  readonly #connection: InstanceType<typeof Libsql>;
  readonly #path: string;
  readonly #statements = new Map<string, Statement>();
  readonly #queries = new Map<string, Query>();
  #log: FileHandle | undefined;
  #sync: Promise<void> | undefined;
  #nextSync: Promise<void> | undefined;
  #transactionDepth = 0;

  constructor(path: string) {
    this.#path = path;
    this.#connection = new Libsql(path, { timeout: BUSY_TIMEOUT_MS });
    this.#connection.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    this.#connection.exec("PRAGMA journal_mode = WAL");
    this.#connection.exec("PRAGMA synchronous = NORMAL");
    this.#connection.exec("PRAGMA foreign_keys = ON");
  }

  /** Every row of the answer. */
  all<Row extends z.ZodType>(row: Row, sql: string, values: SqlValue[] = []): z.output<Row>[] {
    const { statement, columns } = this.#query(sql);
    return rawRows.parse(statement.all(values.map(bindable))).map((found) => row.parse(named(columns, found)));
  }

  /** The first row. Reads to the end, because an unfinished statement would hold its read lock. */
  one<Row extends z.ZodType>(row: Row, sql: string, values: SqlValue[] = []): z.output<Row> | undefined {
    return this.all(row, sql, values)[0];
  }

  /** How many rows changed. */
  run(sql: string, values: SqlValue[] = []): number {
    return this.#prepared(sql).run(values.map(bindable)).changes;
  }

  /** Statements without parameters, as in migrations. */
  script(sql: string): void {
    this.#connection.exec(sql);
  }

  /**
   * All or nothing. `durable` waits until the disk has it, for what is acknowledged to a client; progress of a job can
   * be worked out again and does not wait.
   */
  transaction<Result>(work: () => Result, options: { durable?: boolean } = {}): Result {
    if (this.#transactionDepth > 0) return work();
    if (options.durable) this.#connection.exec("PRAGMA synchronous = FULL");
    this.#transactionDepth += 1;
    try {
      return this.#inTransaction(work);
    } finally {
      this.#transactionDepth -= 1;
      if (options.durable) this.#connection.exec("PRAGMA synchronous = NORMAL");
    }
  }

  /** libsql's own helper rolls back what SQLite already has, as on a full disk, and so hides the reason. */
  #inTransaction<Result>(work: () => Result): Result {
    this.#connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#connection.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec("ROLLBACK");
      throw error;
    }
  }

  /**
   * Resolves once the disk has every transaction that has ended before this call. The wait holds nobody up, and those
   * who wait at the same time share one: SQLite's own would stop the whole engine for each.
   */
  settled(): Promise<void> {
    const begin = () => {
      this.#sync = this.#nextSync;
      this.#nextSync = undefined;
      return this.#syncLog();
    };
    this.#nextSync ??= (this.#sync ?? Promise.resolve()).then(begin, begin);
    return this.#nextSync;
  }

  /**
   * What is not in the write-ahead log any more was synced when it moved to the database itself. The log stays the same
   * file while the connection is open.
   */
  async #syncLog(): Promise<void> {
    this.#log ??= await open(`${this.#path}-wal`, "r");
    await this.#log.datasync();
  }

  close(): void {
    this.#statements.clear();
    this.#queries.clear();
    this.#connection.close();
    void this.#log?.close();
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** libsql takes a third less time for rows without names, which are the same in every row anyway. */
  #query(sql: string): Query {
    const known = this.#queries.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql).raw(true);
    const query = { statement, columns: statement.columns().map(({ name }) => name) };
    this.#queries.set(sql, query);
    return query;
  }
}

function named(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [index, name] of columns.entries()) row[name] = values[index];
  return row;
}

function bindable(value: SqlValue): string | number | Buffer | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return Math.floor(value.getTime() / 1000);
  if (value instanceof Uint8Array) return Buffer.from(value);
  return value;
}
