/** What is used of a package that is installed beside `run.mjs`, when it runs. */
declare module "selenium-webdriver" {
  interface Element {
    sendKeys(text: string): Promise<void>;
  }
  export interface WebDriver {
    get(address: string): Promise<void>;
    executeAsyncScript<T>(script: string, ...args: unknown[]): Promise<T>;
    findElement(by: object): Promise<Element>;
    manage(): {
      setTimeouts(times: { script: number; pageLoad: number }): Promise<void>;
      window(): { setRect(rect: { width: number; height: number }): Promise<void> };
    };
    takeScreenshot(): Promise<string>;
    quit(): Promise<void>;
  }
  export class Builder {
    disableEnvironmentOverrides(): this;
    usingServer(address: string): this;
    withCapabilities(capabilities: object): this;
    build(): Promise<WebDriver>;
  }
  export const By: { css(selector: string): object };
}
