import { damaged } from "../bytes.ts";
import { pictureDamages } from "../pictures.ts";
import { callWithPicture, pictureCalls } from "../give.ts";
import type { Kind } from "./kind.ts";

/** JPEG, PNG and WebP to every call that takes a picture. */
const kindOf = (name: "jpeg" | "png" | "webp", share: number): Kind => ({
  name,
  share,
  mutant({ pictures }, random) {
    const seed = random.pick(pictures.filter((file) => file.name.endsWith(name)));
    if (random.chance(0.4)) return { ...seed, ...damaged(seed.bytes, random) };
    const how = random.pick(Object.keys(pictureDamages));
    const bytes = pictureDamages[how]?.(seed.bytes, random) ?? seed.bytes;
    if (random.chance(0.8)) return { ...seed, bytes, how };
    const twice = damaged(bytes, random);
    return { ...seed, bytes: twice.bytes, how: `${how}, ${twice.how}` };
  },
  give: (page, file, random) => callWithPicture(page, file.bytes, random.pick(pictureCalls)),
});

export const pictureKinds = [kindOf("jpeg", 0.2), kindOf("png", 0.15), kindOf("webp", 0.15)];
