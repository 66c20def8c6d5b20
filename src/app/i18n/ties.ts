/**
 * French has a space before ; : ! ? % » and after «, at which no line may end. It is written as any
 * other space, and tied here.
 *
 * @param texts strings in objects of any depth
 */
export const tied = <Texts extends object>(texts: Texts): Texts =>
  JSON.parse(
    JSON.stringify(texts, (_key, value: unknown) =>
      typeof value === "string" ? value.replace(/ (?=[;:!?%»])|(?<=«) /g, "\u00a0") : value,
    ),
  ) as Texts;
