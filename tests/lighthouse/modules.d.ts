/** What is used of two packages that are installed beside `run.mjs`, when it runs. */

declare module "chrome-launcher" {
  export function launch(options: {
    chromePath: string;
    chromeFlags: string[];
  }): Promise<{ port: number; kill(): void | Promise<void> }>;
}

declare module "lighthouse" {
  interface Audit {
    title: string;
    displayValue?: string;
    score: number | null;
  }
  interface Category {
    id: string;
    score: number | null;
    auditRefs: { id: string; weight: number }[];
  }
  export const desktopConfig: object;
  export default function lighthouse(
    url: string,
    flags: { port: number; logLevel: string; onlyCategories: string[] },
    config?: object,
  ): Promise<
    { lhr: { categories: Record<string, Category>; audits: Record<string, Audit> } } | undefined
  >;
}
