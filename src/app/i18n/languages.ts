/** The languages of the interface, by BCP 47 tag, each under its own name. */
export const languages = {
  en: "English",
  es: "Español",
  fr: "Français",
  ar: "العربية",
  hi: "हिन्दी",
} as const;

export type Language = keyof typeof languages;

export const languageTags = Object.keys(languages) as Language[];

export const directionOf = (language: Language): "ltr" | "rtl" =>
  language === "ar" ? "rtl" : "ltr";

/** The first of the person's languages that there is, else English. */
export function bestLanguage(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return known.find((tag): tag is Language => tag in languages) ?? "en";
}
