import { expect, test } from "vitest";
import { installWay, isWebKit } from "./install-way.ts";

const safari = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const iPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";
const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

test.each([
  ["Safari on an iPhone", `${iPhone} ${safari}`, 5, "share", true],
  ["Safari on an iPad", `${mac} ${safari}`, 5, "share", true],
  ["Safari on a Mac", `${mac} ${safari}`, 0, "file", true],
  [
    "Chrome on an iPhone",
    `${iPhone} AppleWebKit/605.1.15 CriOS/140.0 Safari/604.1`,
    5,
    "share",
    true,
  ],
  [
    "Firefox on an iPhone",
    `${iPhone} AppleWebKit/605.1.15 FxiOS/140.0 Safari/605.1.15`,
    5,
    "share",
    true,
  ],
  ["GNOME Web", `Mozilla/5.0 (X11; Linux x86_64) ${safari}`, 0, "menu", true],
  ["Chrome on Android", `Mozilla/5.0 (Linux; Android 10; K) ${chrome}`, 5, "menu", false],
  ["Edge", `Mozilla/5.0 (Windows NT 10.0) ${chrome} Edg/140.0`, 10, "menu", false],
  ["Chrome on a Mac", `${mac} ${chrome}`, 0, "menu", false],
  [
    "Firefox on Android",
    "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
    5,
    "menu",
    false,
  ],
  [
    "Firefox",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    0,
    "none",
    false,
  ],
] as const)("%s", (_name, userAgent, touchPoints, way, webKit) => {
  expect(installWay({ userAgent, touchPoints })).toBe(way);
  expect(isWebKit({ userAgent, touchPoints })).toBe(webKit);
});
