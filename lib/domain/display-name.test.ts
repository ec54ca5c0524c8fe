import { describe, expect, test } from "vitest";
import { shownName } from "./display-name";

describe("shownName", () => {
  test("leaves ordinary names as they are", () => {
    expect(shownName("Q3 launch (final).mp4", "Untitled")).toBe("Q3 launch (final).mp4");
    expect(shownName("../../etc/passwd", "Untitled")).toBe("../../etc/passwd");
  });

  test("keeps right-to-left names and joined emoji", () => {
    expect(shownName("מצגת.pdf", "Untitled")).toBe("מצגת.pdf");
    expect(shownName("👩‍👩‍👧 family.jpg", "Untitled")).toBe("👩‍👩‍👧 family.jpg");
  });

  test("takes out what would reorder the text", () => {
    expect(shownName("photo\u202Egpj.exe", "Untitled")).toBe("photogpj.exe");
    expect(shownName("\u2066a\u2069\u200F.mp4", "Untitled")).toBe("a.mp4");
  });

  test("is one line, and never empty", () => {
    expect(shownName("a\r\nb\tc\u0000.mp4", "Untitled")).toBe("a b c .mp4");
    expect(shownName("\u202E\n ", "Untitled")).toBe("Untitled");
    expect(shownName("", "Untitled")).toBe("Untitled");
  });

  test("survives half a surrogate pair", () => {
    expect(shownName("a\uD800b", "Untitled")).toBe("a\uFFFDb");
  });
});
