/** Alternatives, each a list of conditions that must all hold: what AND and OR can say without brackets. */
export type Where = readonly (readonly string[])[];

export const everything: Where = [[]];

/** Both must hold. */
export function both(one: Where, other: Where): Where {
  return one.flatMap((conditions) => other.map((more) => [...conditions, ...more]));
}

/** What is read of a record: the fields that the API documents. */
const fields = [
  ...["id", "name", "location", "extension", "content_type", "is_public", "link", "file_size", "status"],
  ...["created_date", "modified_date"],
].join(", ");

/** The text of one query for files. */
export function selectFiles(query: {
  where: Where;
  orderBy?: readonly { field: string; descending: boolean }[];
  limit: number;
  offset?: number;
}): string {
  const where = query.where.map((conditions) => conditions.join(" AND ")).filter((text) => text !== "");
  const order = (query.orderBy ?? []).map(({ field, descending }) => `${field} ${descending ? "DESC" : "ASC"}`);
  return [
    `SELECT ${fields} FROM file`,
    ...(where.length === query.where.length ? [`WHERE ${where.join(" OR ")}`] : []),
    ...(order.length > 0 ? [`ORDER BY ${order.join(", ")}`] : []),
    `LIMIT ${query.limit}`,
    ...(query.offset ? [`OFFSET ${query.offset}`] : []),
  ].join(" ");
}
