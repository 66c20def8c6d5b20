import type { Candidate, FoundFace } from "../../sdk/index.ts";

/**
 * Which enrolled person each face is, by the faces' ids. Within one photo nobody is twice: of two
 * faces that resemble the same person, the one that does so more gets the name.
 */
export function assignPersons(faces: FoundFace[]): Map<string, Candidate> {
  const pairs = faces
    .flatMap((face) =>
      (face.search?.candidates ?? []).map((candidate) => ({ faceId: face.id, candidate })),
    )
    .toSorted((a, b) => b.candidate.score - a.candidate.score);

  const assigned = new Map<string, Candidate>();
  const taken = new Set<string>();
  for (const { faceId, candidate } of pairs) {
    if (assigned.has(faceId) || taken.has(candidate.person.id)) continue;
    assigned.set(faceId, candidate);
    taken.add(candidate.person.id);
  }
  return assigned;
}
