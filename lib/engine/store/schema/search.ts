/**
 * The words of the library, twice: as they are, for prefixes and phrases, and by their English stems. Both take letters
 * of every script with their marks, and digits, for words; `searchableText` makes words of emoji and splits what is
 * written without spaces. `spellings` leads from a word with up to two letters left out to the words that it may be.
 */
export const searchSchema = `
  DROP TABLE file_words;
  CREATE VIRTUAL TABLE file_words USING fts5 (
    name, description, transcript,
    content = '', contentless_delete = 1, prefix = '1 2 3 4',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
  );
  INSERT INTO file_words (file_words, rank) VALUES ('rank', 'bm25(10, 3, 1)');
  CREATE VIRTUAL TABLE file_stems USING fts5 (
    name, description, transcript,
    content = '', contentless_delete = 1,
    tokenize = "porter unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
  );
  CREATE TABLE spellings (
    left_over TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (left_over, word)
  ) WITHOUT ROWID;
  -- A row in here means that the index lacks what is in the library; it is filled once all migrations have run.
  CREATE TABLE search_index_is_due (since INTEGER NOT NULL);
  INSERT INTO search_index_is_due (since) VALUES (unixepoch());
`;
