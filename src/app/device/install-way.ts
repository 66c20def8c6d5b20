/** How a browser puts a page among the device's apps; `none` where it cannot. */
export type InstallWay = "share" | "file" | "menu" | "none";

/** What a browser says of itself. */
export interface BrowserSigns {
  userAgent: string;
  /** An iPad says that it is a Mac, but has a touch screen. */
  touchPoints: number;
}

/** Every browser on iOS is WebKit, whatever its name. */
export const isWebKit = ({ userAgent }: BrowserSigns): boolean =>
  /AppleWebKit/.test(userAgent) && !/Chrom/.test(userAgent);

export function installWay(browser: BrowserSigns): InstallWay {
  const { userAgent, touchPoints } = browser;
  const isMac = userAgent.includes("Macintosh");
  if (isWebKit(browser)) {
    if (/iPhone|iPad|iPod/.test(userAgent) || (isMac && touchPoints > 1)) return "share";
    return isMac ? "file" : "menu";
  }
  return userAgent.includes("Firefox/") && !userAgent.includes("Android") ? "none" : "menu";
}
