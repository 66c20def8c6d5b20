/** What the browser gives an installed app that a file was opened with. */
interface LaunchParams {
  readonly files: readonly FileSystemFileHandle[];
}

declare global {
  /** Only in Chromium, in an installed app. */
  var launchQueue: { setConsumer(consumer: (params: LaunchParams) => void): void } | undefined;
}

/** The word in the address with which the service worker answers a share. */
const SHARED = "shared";

const isBackup = ({ name }: File) => name.toLowerCase().endsWith(".visavis");

/**
 * What was shared with the app, or opened with it: photos, at which Identify looks, or a backup, which the
 * backups' screen offers to restore.
 */
class Incoming {
  #photos = $state.raw<File[]>([]);
  #backups = $state.raw<File[]>([]);

  get isThere(): boolean {
    return this.#photos.length > 0;
  }

  get isBackupThere(): boolean {
    return this.#backups.length > 0;
  }

  start(): void {
    globalThis.launchQueue?.setConsumer(({ files }) => {
      void Promise.all(files.map((handle) => handle.getFile())).then((opened) =>
        this.#show(opened),
      );
    });
    const address = new URL(location.href);
    if (!address.searchParams.has(SHARED)) return;
    // A reload must not ask once more.
    address.searchParams.delete(SHARED);
    history.replaceState(null, "", address);
    void sharedPhotos().then((photos) => this.#show(photos));
  }

  /** They are given once. */
  take(): File[] {
    const photos = this.#photos;
    this.#photos = [];
    return photos;
  }

  takeBackup(): File[] {
    const backups = this.#backups;
    this.#backups = [];
    return backups;
  }

  #show(files: File[]): void {
    const backups = files.filter(isBackup);
    if (backups.length > 0) {
      this.#backups = backups;
      location.hash = "#/backup";
    } else if (files.length > 0) {
      this.#photos = files;
      location.hash = "#/";
    }
  }
}

async function sharedPhotos(): Promise<File[]> {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return [];
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<File[]>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<File[]>) => resolve(data);
  });
  worker.postMessage({ type: "TAKE_SHARED" }, [port2]);
  const photos = await answer;
  port1.close();
  return photos;
}

export const incoming = new Incoming();
