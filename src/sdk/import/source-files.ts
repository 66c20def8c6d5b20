import { FaceSdkError } from "../../contract/errors.ts";
import {
  isClutter,
  isZipName,
  MOST_BYTES,
  MOST_FILES,
  tidyPath,
  type SourceFiles,
} from "./entries.ts";
import { refusedFile } from "./refusals.ts";

/** Files from an input: of a folder (with their paths below it) or chosen one by one. */
export function filesSource(files: Iterable<File>): SourceFiles {
  const source: SourceFiles = { entries: [], refused: [] };
  for (const file of files) {
    // The first folder is the one that was chosen, whatever it is called.
    const path = (file.webkitRelativePath || file.name).replace(/^[^/]*\/(?=.)/, "");
    add(source, tidyPath(path), file.size, () => Promise.resolve(file));
  }
  return source;
}

export async function directorySource(root: FileSystemDirectoryHandle): Promise<SourceFiles> {
  const source: SourceFiles = { entries: [], refused: [] };
  const waiting: { handle: FileSystemDirectoryHandle; path: string }[] = [
    { handle: root, path: "" },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for await (const handle of next.handle.values()) {
      const path = next.path + handle.name;
      if (handle instanceof FileSystemDirectoryHandle) {
        waiting.push({ handle, path: `${path}/` });
      } else if (handle instanceof FileSystemFileHandle) {
        const { size } = await handle.getFile();
        add(source, tidyPath(path), size, () => handle.getFile());
      }
    }
  }
  return source;
}

function add(source: SourceFiles, path: string, size: number, read: () => Promise<Blob>): void {
  if (isClutter(path)) return;
  if (isZipName(path)) source.refused.push(refusedFile("zipAmongFiles", path));
  else if (size > MOST_BYTES) source.refused.push(refusedFile("tooLarge", path));
  else source.entries.push({ path, size, read });
  if (source.entries.length > MOST_FILES) throw tooManyFiles();
}

export const tooManyFiles = () =>
  new FaceSdkError("INVALID_ARGUMENT", `More than ${MOST_FILES} files.`, {
    advice: "There are more than 50,000 files. Import them in parts.",
  });
