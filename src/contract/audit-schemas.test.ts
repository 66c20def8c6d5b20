import { expect, test } from "vitest";
import { auditDecisionSchema, auditQuerySchema, operatorSchema } from "./audit-schemas.ts";
import { problemsOf, validate } from "./validate.ts";

test("a query says all that is wrong with it, and else gets what was left out", () => {
  const wrong = { skip: -1, take: 101, order: "UP", personId: "", action: "look", from: "today" };
  const places = problemsOf(auditQuerySchema, wrong, "query").map(({ loc }) => loc[1]);
  expect(places).toEqual(["skip", "take", "order", "personId", "action", "from"]);
  for (const given of [null, "all", 3])
    expect(problemsOf(auditQuerySchema, given, "q")).toHaveLength(1);
  const valid = validate(auditQuerySchema, { to: "2026-05-31T12:00+02:00" }, "query");
  expect(valid).toEqual({ skip: 0, take: 20, order: "DESC", to: "2026-05-31T10:00:00.000Z" });
});

test.each(["2026-05-31", "2026-05-31T12:00", "2026-13-01T00:00:00Z", "31.5.2026", ""])(
  "%j is no time",
  (from) => expect(problemsOf(auditQuerySchema, { from }, "query")).toHaveLength(1),
);

test("a decision is of known kind, about somebody, with scores from 0 to 1", () => {
  const wrong = { decision: "match", personIds: [], score: 2, threshold: NaN, collectionId: 3 };
  const places = problemsOf(auditDecisionSchema, wrong, "decision").map(({ loc }) => loc[1]);
  expect(places).toEqual(["decision", "personIds", "score", "threshold", "collectionId"]);
  const many = { decision: "confirmed", personIds: Array<string>(101).fill("a") };
  expect(problemsOf(auditDecisionSchema, many, "decision")).toHaveLength(1);
  const valid = { decision: "rejected", personIds: ["a"] };
  expect(problemsOf(auditDecisionSchema, valid, "decision")).toEqual([]);
});

test("an operator is a name, or nobody", () => {
  expect(validate(operatorSchema, "  Olga ", "name")).toBe("Olga");
  for (const nobody of [null, "", "   "])
    expect(validate(operatorSchema, nobody, "name")).toBeNull();
  for (const given of [undefined, 3, {}, "x".repeat(101)])
    expect(problemsOf(operatorSchema, given, "name")).toHaveLength(1);
});
