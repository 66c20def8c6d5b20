/** @file The table of `npm run accuracy:quality`. */

/**
 * @typedef {import("./judge-photo.ts").Judged} Judged
 * @typedef {import("./judge-photo.ts").JudgedPhoto & { frontal: boolean }} Row
 */

/** @param {number} part @param {number} whole */
const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

/** Whether enrolment would take the photo. @param {Judged} judged */
export const passes = (judged) =>
  judged !== null && !judged.several && judged.quality.reasons.length === 0;

/** All that is said of a face, what refuses first. @param {Judged} judged @returns {string[]} */
export const codesOf = (judged) =>
  judged === null
    ? ["NO_FACE"]
    : [
        ...(judged.several ? ["MULTIPLE_FACES"] : []),
        ...judged.quality.reasons,
        ...judged.quality.warnings,
      ];

/**
 * @param {Row[]} rows
 * @param {Record<string, string>} codes The code that each kind of copy shall trip.
 */
export function qualityReport(rows, codes) {
  const frontal = rows.filter((row) => row.frontal);
  // Two people in a photo are for another rule, whatever the faces' quality.
  const alone = frontal.filter(({ photo }) => !photo?.several);
  const taken = alone.filter(({ photo }) => passes(photo));
  const all = rows.filter(({ photo }) => passes(photo));
  const lines = [
    `${rows.length} photos, ${frontal.length} of frontal faces, ${alone.length} of those without a second large face`,
    `enrolment takes ${share(taken.length, alone.length)} of the last, ${share(all.length, rows.length)} of all`,
    "",
    "code: of the frontal photos, of all",
  ];
  const said = new Set(rows.flatMap(({ photo }) => codesOf(photo)));
  for (const code of [...said].sort()) {
    /** @param {Row[]} among */
    const count = (among) => among.filter(({ photo }) => codesOf(photo).includes(code)).length;
    lines.push(
      `  ${code}: ${count(frontal)} (${share(count(frontal), frontal.length)}), ` +
        `${count(rows)} (${share(count(rows), rows.length)})`,
    );
  }
  // A photo that is refused as it is says nothing about its copies.
  const good = frontal.filter(({ photo, copies }) => passes(photo) && Object.keys(copies).length);
  lines.push("", `bad copies of ${good.length} frontal photos that pass: own code, any refusal`);
  for (const [name, code] of Object.entries(codes)) {
    const copies = good.map(({ copies: of }) => of[name] ?? null);
    const own = copies.filter((copy) => codesOf(copy).includes(code)).length;
    const refused = copies.filter((copy) => !passes(copy)).length;
    lines.push(
      `  ${name}: ${code} ${share(own, good.length)}, refused ${share(refused, good.length)}`,
    );
  }
  return lines.join("\n");
}
