import { expect, test } from "vitest";
import { tied } from "./ties.ts";

test("French marks stay with their word, and nothing else changes", () => {
  const texts = {
    a: "Qui est-ce ?",
    b: { c: "« {{name}} » : fini ; oui", d: "a b {{count, number}}" },
  };
  expect(tied(texts)).toEqual({
    a: "Qui est-ce\u00a0?",
    b: { c: "«\u00a0{{name}}\u00a0»\u00a0: fini\u00a0; oui", d: "a b {{count, number}}" },
  });
});
