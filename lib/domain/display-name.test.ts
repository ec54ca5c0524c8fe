import { describe, expect, test } from "vitest";
import { shownName } from "./display-name";

describe("shownName", () => {
  test("leaves ordinary names as they are", () => {
    expect(shownName("Q3 launch (final).mp4")).toBe("Q3 launch (final).mp4");
    expect(shownName("../../etc/passwd")).toBe("../../etc/passwd");
  });

  test("keeps right-to-left names and joined emoji", () => {
    expect(shownName("מצגת.pdf")).toBe("מצגת.pdf");
    expect(shownName("👩‍👩‍👧 family.jpg")).toBe("👩‍👩‍👧 family.jpg");
  });

  test("takes out what would reorder the text", () => {
    expect(shownName("photo\u202Egpj.exe")).toBe("photogpj.exe");
    expect(shownName("\u2066a\u2069\u200F.mp4")).toBe("a.mp4");
  });

  test("is one line, and never empty", () => {
    expect(shownName("a\r\nb\tc\u0000.mp4")).toBe("a b c .mp4");
    expect(shownName("\u202E\n ")).toBe("Untitled");
    expect(shownName("")).toBe("Untitled");
  });

  test("survives half a surrogate pair", () => {
    expect(shownName("a\uD800b")).toBe("a\uFFFDb");
  });
});
