import Libsql from "libsql";

/**
 * Keeps a second engine out of the folder. The lock is the operating system's, held through SQLite, so that it ends
 * with the process however that ends. Answers how to let go, or undefined when another engine holds it.
 */
export function lockFolder(path: string): (() => void) | undefined {
  const connection = new Libsql(path);
  try {
    connection.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    connection.close();
    if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") return undefined;
    throw error;
  }
  return () => connection.close();
}
