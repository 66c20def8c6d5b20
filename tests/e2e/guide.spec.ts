import AxeBuilder from "@axe-core/playwright";
import { expect, openReady, test } from "./fixtures.ts";

test("the guide is in the app: without a network, with its pictures, and with links that lead to its parts", async ({
  page,
  context,
}) => {
  await openReady(page, "/#/more");
  await context.setOffline(true);
  await page.getByRole("link", { name: "User guide" }).click();
  const article = page.getByRole("article");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("User guide");

  await test.step("pictures", async () => {
    const pictures = article.getByRole("img");
    await expect(pictures.nth(3)).toBeAttached();
    // The English text is never older than itself.
    await expect(article.getByText("is newer")).toHaveCount(0);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0);
    }
  });

  await test.step("links", async () => {
    const contents = page.getByRole("navigation", { name: "Contents" });
    await contents.getByRole("link", { name: "Roll call" }).click();
    const heading = article.getByRole("heading", { name: "Roll call", level: 2 });
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
    await contents.getByRole("link", { name: "Verify" }).click();
    await expect(article.getByRole("heading", { name: "Verify", level: 2 })).toBeInViewport();
    await page.goBack();
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
    await page.reload();
    await expect(heading).toBeInViewport();
    await article.getByRole("link", { name: "what it can and cannot say" }).click();
    await expect(article.getByRole("heading").last()).toBeFocused();
  });

  await test.step("the headings are in order, axe finds nothing, and it fits on a phone", async () => {
    const levels = await article
      .getByRole("heading")
      .evaluateAll((headings) => headings.map(({ tagName }) => tagName));
    expect(new Set(levels)).toEqual(new Set(["H2"]));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual(
      [],
    );
    await page.setViewportSize({ width: 360, height: 800 });
    const main = page.getByRole("main");
    expect(await main.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  });
});

test("in another language it is read from that side, and in English on demand", async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem("visavis-language", "ar"));
  await page.addInitScript(() => localStorage.setItem("visavis-introduced", "on"));
  await page.goto("/#/guide/roll-call");
  const heading = page.locator("#roll-call");
  await expect(heading).toHaveText("نداء الأسماء");
  await expect(heading).toBeInViewport();
  const part = page.locator("section", { has: heading });
  await expect(part).toHaveAttribute("lang", "ar");
  await expect(part).toHaveAttribute("dir", "rtl");
  await page.getByRole("button", { name: "English" }).click();
  await expect(heading).toHaveText("Roll call");
  await expect(part).toHaveAttribute("lang", "en");
  await expect(part).toHaveAttribute("dir", "ltr");
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(heading).toHaveText("نداء الأسماء");
});
