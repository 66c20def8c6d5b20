/** What the browser says of this page's storage; null where it does not say. */
class DeviceStorage {
  persisted = $state<boolean | null>(null);
  usage = $state<number | null>(null);
  quota = $state<number | null>(null);

  async refresh(): Promise<void> {
    // Missing in WebKit's automated sessions and on insecure pages.
    const storage = navigator.storage as StorageManager | undefined;
    this.persisted = (await storage?.persisted?.()) ?? null;
    const estimate = await storage?.estimate?.();
    this.usage = estimate?.usage ?? null;
    this.quota = estimate?.quota ?? null;
  }

  /** Asks the browser to keep the data when space runs short. */
  async ask(): Promise<void> {
    await (navigator.storage as StorageManager | undefined)?.persist?.();
    await this.refresh();
  }
}

export const deviceStorage = new DeviceStorage();
