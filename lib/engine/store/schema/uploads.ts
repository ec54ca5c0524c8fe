/** Uploads that go on after a cut, and files whose bytes were removed after their time. */
export const uploadsSchema = `
  ALTER TABLE files ADD COLUMN upload_length INTEGER;
  ALTER TABLE files ADD COLUMN bytes_removed_at INTEGER;
  CREATE INDEX files_to_empty ON files (archived_at) WHERE has_bytes = 1 AND archived_at IS NOT NULL;
`;
