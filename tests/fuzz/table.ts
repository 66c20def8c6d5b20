import type { Outcome } from "./fuzz.ts";

const countBy = (names: string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
};

/** One line for each kind, as a table in Markdown. */
export function tableOf(outcomes: Outcome[]): string {
  const lines = [
    "| kind | mutated | accepted | refused, by code | slowest, ms | crashed | hung | no code | store changed |",
    "| ---- | ------: | -------: | ---------------- | ----------: | ------: | ---: | ------: | ------------: |",
  ];
  for (const kind of [...new Set(outcomes.map((one) => one.kind)), "all"]) {
    const some = outcomes.filter((one) => kind === "all" || one.kind === kind);
    const refused = some.filter(({ answer, fault }) => !answer.accepted && !fault);
    const codes = countBy(refused.flatMap(({ answer }) => [...new Set(answer.codes)]));
    const faults = (type: string) => some.filter(({ fault }) => fault?.type === type).length;
    const cells = [
      kind,
      some.length,
      some.filter(({ answer }) => answer.accepted).length,
      `${refused.length}: ${codes.map(([code, count]) => `${code} ${count}`).join(", ")}`,
      Math.round(Math.max(...some.map(({ milliseconds }) => milliseconds))),
      ...["crashed", "hung", "no code", "store changed"].map(faults),
    ];
    lines.push(`| ${cells.join(" | ")} |`);
  }
  return lines.join("\n");
}

/** Each fault, and how to see it again. */
export const faultsOf = (outcomes: Outcome[], seed: number): string[] =>
  outcomes.flatMap(({ kind, nth, how, fault }) =>
    fault
      ? [
          `${kind} ${nth} (${how}): ${fault.type}, ${fault.what}\n` +
            `  kept as ${fault.kept}; again: npm run fuzz -- --seed ${seed} --only ${kind}:${nth}`,
        ]
      : [],
  );
